# One image: the bot runs as a user of its own and keeps everything it knows under /app/data.
FROM python:3.11-slim AS packages
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY requirements.lock .
RUN python -m venv /opt/venv && /opt/venv/bin/pip install --require-hashes -r requirements.lock

FROM python:3.11-slim
ENV PATH=/opt/venv/bin:$PATH PYTHONPATH=/app PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /app
RUN useradd --system --uid 10001 --home-dir /app bot \
    && install -d -o bot -g bot /app/data \
    && printf '#!/bin/sh\nexec python -m bot "$@"\n' > /usr/local/bin/roadmap-bot \
    && chmod 755 /usr/local/bin/roadmap-bot
COPY --from=packages /opt/venv /opt/venv
COPY locales locales
COPY samples samples
COPY bot bot
USER bot
ENV METRICS_PORT=9090
HEALTHCHECK --interval=60s --timeout=10s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"METRICS_PORT\"]}/health', timeout=8)"]
VOLUME /app/data
# SIGTERM stops the bot cleanly; give it time: docker stop --time 30.
CMD ["roadmap-bot", "run"]
