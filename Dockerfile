# syntax=docker/dockerfile:1
# One image for gateway, assistant and worker; the model is trained while it is built.
FROM python:3.10-slim AS build
RUN pip install --no-cache-dir uv
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
WORKDIR /app
COPY pyproject.toml uv.lock .python-version README.md LICENSE ./
RUN --mount=type=cache,target=/root/.cache/uv uv sync --frozen --no-dev --no-install-project
COPY . .
RUN --mount=type=cache,target=/root/.cache/uv uv sync --frozen --no-dev \
    && NIGHTDESK_MODEL_KEY=/app/models/key .venv/bin/nightdesk train

FROM python:3.10-slim
# libgomp1 is what scikit-learn and TensorFlow run on.
RUN apt-get update && apt-get install --yes --no-install-recommends libgomp1 && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 10001 nightdesk \
    && install --directory --owner=nightdesk /var/lib/nightdesk
COPY --from=build /app /app
# Readable by nobody else, as the key has to be.
COPY --from=build --chown=nightdesk:nightdesk /app/models/key /app/models/key
WORKDIR /app
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 NIGHTDESK_DATA_FOLDER=/var/lib/nightdesk NIGHTDESK_MODEL_KEY=/app/models/key
USER nightdesk
VOLUME /var/lib/nightdesk
ENTRYPOINT ["nightdesk"]
CMD ["serve"]
