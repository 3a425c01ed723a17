"""Environment that keeps Rasa and TensorFlow quiet and at one thread; called before either is imported."""

from __future__ import annotations

import os
import warnings


def be_quiet() -> None:
    """No telemetry, no banners; more BLAS threads than free cores are ten times slower for short sentences."""
    for name, value in {
        "RASA_TELEMETRY_ENABLED": "false",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MPLBACKEND": "Agg",
    }.items():
        os.environ.setdefault(name, value)
    # Not a default: Rasa sets a louder level in its own process, which our child processes inherit.
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    # Rasa and what it pins warn about their own future, and put the filters back that would hush them. Whoever uses the
    # desk can do nothing about it; the test run, where warnings are errors, does not come by here.
    warnings.showwarning = lambda *_, **__: None
