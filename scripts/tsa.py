"""What authorities serve, for checks, behind http on this machine.

`tsa.py FOLDER` answers requests for timestamps (POST /) with stamp.key and
stamp.cert in the folder, questions about certificates (POST /ocsp) from what
scripts/pki puts there, and gives its files (GET). Its port is written to
`port` in the folder.
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


def stamp(query):
    return ["openssl", "ts", "-reply", "-config", folder / "tsa.cnf", "-queryfile", query]


def answer(query):
    files = {"CA": "authority.cert", "rsigner": "responder.cert", "rkey": "responder.key"}
    files["index"] = "authority.index"
    call = ["openssl", "ocsp", "-ndays", "7", "-reqin", query, "-respout", "/dev/stdout"]
    for option, name in files.items():
        call += [f"-{option}", folder / name]
    return call


class Authority(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        path = folder / pathlib.Path(self.path).name
        known = path.suffix in (".crl", ".der") and path.is_file()
        self.reply(path.read_bytes() if known else None, "application/octet-stream")

    def do_POST(self):
        query = folder / "query"
        query.write_bytes(self.rfile.read(int(self.headers["Content-Length"])))
        is_question = self.path == "/ocsp"
        call = answer(query) if is_question else stamp(query)
        kind = "ocsp-response" if is_question else "timestamp-reply"
        made = subprocess.run(call, capture_output=True, check=True).stdout
        self.reply(made, f"application/{kind}")

    def reply(self, body, kind):
        self.send_response(200 if body is not None else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Authority)
(folder / "port").write_text(str(server.server_port))
server.serve_forever()
