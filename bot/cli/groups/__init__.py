"""Groups whose commands stand in several modules, put together."""
