"""How the site is served; gunicorn reads this file by itself when it is started beside it."""

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from portal.environment import read_environment

env = read_environment(Path(__file__).parent)

wsgi_app = "portal.wsgi:application"
bind = f"127.0.0.1:{env.port}"
workers = env.workers
worker_class = "gthread"
threads = 4
# One copy of the code in memory for all workers; nothing may connect to the database before the fork.
preload_app = True

# Only a proxy that we know says that the reader came by https, and nobody moves the site to another path:
# without this a header SCRIPT_NAME of any local client would.
forwarded_allow_ips = ",".join(env.trusted_proxies)
forwarder_headers = ""

limit_request_line = 8190
limit_request_fields = 60
limit_request_field_size = 8190

timeout = 30
graceful_timeout = 25
keepalive = 15

# The workers' sign of life stays off the disk: a slow disk must not look like a dead worker.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
control_socket_disable = True
proc_name = "portal"
loglevel = env.log_level.lower()


def when_ready(server: Any) -> None:
    address = env.site_origin if env.on_https else f"http://{server.address[0][0]}:{server.address[0][1]}"
    print(f"\nThe site is at {address}/ and the newsroom at {address}/admin/ (Ctrl-C ends it).\n", flush=True)  # noqa: T201
