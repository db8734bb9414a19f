"""A timestamp server for checks: `openssl ts` behind http on this machine.

Wants stamp.key and stamp.cert in the folder it is given, and writes its port
to `port` there.
"""

import http.server
import pathlib
import subprocess
import sys

folder = pathlib.Path(sys.argv[1])
(folder / "serial").write_text("01\n")
(folder / "tsa.cnf").write_text(
    f"""[tsa]
default_tsa = here
[here]
serial = {folder}/serial
signer_cert = {folder}/stamp.cert
signer_key = {folder}/stamp.key
signer_digest = sha256
digests = sha256
default_policy = 1.2.3.4.1
ess_cert_id_alg = sha256
"""
)


class Stamps(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        query = folder / "query.tsq"
        query.write_bytes(self.rfile.read(int(self.headers["Content-Length"])))
        call = ["openssl", "ts", "-reply", "-config", folder / "tsa.cnf", "-queryfile", query]
        answer = subprocess.run(call, capture_output=True, check=True).stdout
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Stamps)
(folder / "port").write_text(str(server.server_port))
server.serve_forever()
