"""Lets pyHanko judge signatures that last: `lasting.py ROOT FILE…`.

Each file is validated as ETSI EN 319 102-1, 5.6.3 says of signatures with archive
timestamps, with the file and the root alone: nothing is fetched, and a word
on the revocation of every certificate must be in the file. Exits 1 if a signature
is not valid.
"""

import asyncio
import logging
import pathlib
import sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.ades import ades_lta_validation
from pyhanko.sign.validation.policy_decl import (
    CertificateFetchingRule,
    PdfSignatureValidationSpec,
    RevinfoOnlineFetchingRule,
    RevocationInfoGatheringSpec,
    SignatureValidationSpec,
)
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.policy_decl import (
    CertRevTrustPolicy,
    RevocationCheckingPolicy,
    RevocationCheckingRule,
)
from pyhanko_certvalidator.registry import SimpleTrustManager

logging.disable()
root, files = load_cert_from_pemder(sys.argv[1]), sys.argv[2:]
needed = RevocationCheckingRule.CRL_OR_OCSP_REQUIRED
policy = CertValidationPolicySpec(
    trust_manager=SimpleTrustManager.build(trust_roots=[root]),
    revinfo_policy=CertRevTrustPolicy(RevocationCheckingPolicy(needed, needed)),
)
offline = RevocationInfoGatheringSpec(
    RevinfoOnlineFetchingRule.LOCAL_ONLY, CertificateFetchingRule.NEVER_FETCH
)
spec = PdfSignatureValidationSpec(SignatureValidationSpec(policy, offline))


def judge(path):
    with open(path, "rb") as file:
        signatures = PdfFileReader(file).embedded_regular_signatures
        results = [asyncio.run(ades_lta_validation(one, spec)) for one in signatures]
    stamped = all(one.oldest_evidence_record_timestamp for one in results)
    return [str(one.ades_subindic) for one in results] if stamped else ["no archive timestamp"]


said = {pathlib.Path(path).name: judge(path) for path in files}
wrong = {name: all for name, all in said.items() if all != ["AdESPassed.OK"]}
for name, all in wrong.items():
    print(f"pyHanko on {name}: {all}")
print(f"pyHanko, with the file and the root alone: {len(files) - len(wrong)} of {len(files)} last")
sys.exit(bool(wrong))
