"""Makes honest later changes to a signed PDF, with other programs: `later.py FOLDER SIGNED FIELDS SERVER`.

SIGNED has a signature and no other field; FIELDS has a signature, and an empty field.
The key and the certificate of the second signer are p256.key and p256.cert in the folder; SERVER is
the address of a timestamp server. Each change is a file in FOLDER/later, named after it.
"""

import logging
import pathlib
import sys

import pypdf
from pyhanko.keys import load_cert_from_pemder, load_private_key_from_pemder
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.extensions import DevExtensionMultivalued, DeveloperExtension
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers, timestamps
from pyhanko.sign.validation import DocumentSecurityStore
from pyhanko.stamp import TextStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

logging.disable()
folder, signed, with_fields = map(pathlib.Path, sys.argv[1:4])
server = sys.argv[4]
out = folder / "later"
out.mkdir(exist_ok=True)
with open(with_fields, "rb") as file:
    empty = next(fields.enumerate_sig_fields(PdfFileReader(file), filled_status=False))[0]


def certificate(name):
    return load_cert_from_pemder(folder / f"{name}.cert")


def key(name):
    return load_private_key_from_pemder(folder / f"{name}.key", passphrase=None)


signer = signers.SimpleSigner(certificate("p256"), key("p256"), SimpleCertificateStore())
stamper = timestamps.HTTPTimeStamper(server)


def change(path, name, work):
    with open(path, "rb") as file:
        writer = IncrementalPdfFileWriter(file)
        with open(out / f"{name}.pdf", "wb") as target:
            work(writer, target)


def sign(writer, target, **more):
    about = signers.PdfSignatureMetadata(**{"field_name": "Second", "md_algorithm": "sha256", **more})
    signers.PdfSigner(about, signer=signer).sign_pdf(writer, output=target)


def sign_visibly(writer, target):
    about = signers.PdfSignatureMetadata(field_name=empty, md_algorithm="sha256")
    style = TextStampStyle(stamp_text="Signed by Maria Example")
    signers.PdfSigner(about, signer=signer, stamp_style=style).sign_pdf(writer, output=target)


def validation(writer, target):
    own = [certificate("p256"), certificate("stamp")]
    DocumentSecurityStore.supply_dss_in_writer(writer, sig_contents=b"any", certs=own)
    writer.write(target)


def stamp(writer, target):
    signers.PdfTimeStamper(stamper).timestamp_pdf(writer, "sha256", output=target)


def extension(writer, target):
    own = DeveloperExtension(
        generic.NameObject("/ADBE"),
        generic.NameObject("/1.7"),
        8,
        multivalued=DevExtensionMultivalued.ALWAYS,
    )
    writer.register_extension(own)
    writer.write(target)


def field(writer, target):
    fields.append_signature_field(writer, fields.SigFieldSpec("Later"))
    writer.write(target)


def describe(writer, target):
    writer.document_meta.keywords = ["later"]
    writer.update_root()
    writer.write(target)


change(signed, "second-signature", sign)
change(with_fields, "second-signature-in-its-field", lambda w, t: sign(w, t, field_name=empty))
change(with_fields, "second-signature-shown-in-its-field", sign_visibly)
change(signed, "certificates-to-check-with", validation)
change(signed, "document-timestamp", stamp)
change(signed, "extension", extension)
change(signed, "empty-field", field)
change(signed, "metadata", describe)
change(out / "second-signature.pdf", "third-signature", lambda w, t: sign(w, t, field_name="Third"))

writer = pypdf.PdfWriter(str(signed), incremental=True)
writer.add_metadata({"/Subject": "Brought up to date"})
writer.write(str(out / "information-by-pypdf.pdf"))
