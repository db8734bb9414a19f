//! What may be asked of signing.

use std::path::PathBuf;

use clap::{Args as Group, ValueEnum};

#[derive(Debug, Group)]
pub struct Sign {
    /// The PDF to sign; `-` reads it from standard input
    #[arg(value_name = "FILE.pdf")]
    pub pdf: PathBuf,
    /// Where the signed PDF goes; `-` writes it to standard output
    /// [default: beside the other, with `-signed` after its name, or standard output]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub signing: SigningArgs,
}

/// Who signs, and what the signature says.
#[derive(Debug, Group)]
pub struct SigningArgs {
    /// The private key, a PEM file; its certificate comes with --cert
    #[arg(long, value_name = "FILE", requires = "cert", help_heading = "Signing")]
    pub key: Option<PathBuf>,
    /// The certificate of the key, a PEM file; those that vouch for it may follow in it
    #[arg(long, value_name = "FILE", help_heading = "Signing")]
    pub cert: Option<PathBuf>,
    /// A command that signs with a key elsewhere, on a token or with a service: it gets the digest on its
    /// standard input and gives the signature; its certificate comes with --cert
    #[arg(long, value_name = "COMMAND", requires = "cert", conflicts_with_all = ["key", "p12"], help_heading = "Signing")]
    pub sign_with: Option<String>,
    /// Key and certificate in one PKCS#12 file, as .p12 or .pfx
    #[arg(long, value_name = "FILE", conflicts_with_all = ["key", "cert"], help_heading = "Signing")]
    pub p12: Option<PathBuf>,
    /// A file whose first line is the passphrase of the key [default: asks on the terminal]
    #[arg(long, value_name = "FILE", help_heading = "Signing")]
    pub passphrase_file: Option<PathBuf>,
    /// An open descriptor whose first line is the passphrase of the key
    #[arg(long, value_name = "N", conflicts_with = "passphrase_file", help_heading = "Signing")]
    pub passphrase_fd: Option<u32>,
    /// Why it is signed
    #[arg(long, value_name = "TEXT", help_heading = "Signing")]
    pub reason: Option<String>,
    /// Where it is signed
    #[arg(long, value_name = "TEXT", help_heading = "Signing")]
    pub location: Option<String>,
    /// The field to sign, by its name or its signatory's
    /// [default: that of the certificate's holder, the only empty one, or a new one]
    #[arg(long, value_name = "NAME", help_heading = "Signing")]
    pub field: Option<String>,
    /// A server that vouches for the time (RFC 3161); it is sent a digest, no letter
    #[arg(long, value_name = "URL", help_heading = "Signing")]
    pub timestamp_server: Option<String>,
    /// How long the signature is to hold: b-b, by the signer's word; b-t, with a timestamp; b-lt, with all
    /// it is judged by; b-lta, with a timestamp over that [default: b-t with a timestamp server, else b-b]
    #[arg(long, value_name = "LEVEL", hide_possible_values = true, help_heading = "Signing")]
    pub level: Option<Level>,
    #[command(flatten)]
    pub evidence: EvidenceArgs,
}

/// How long a signature is to hold (ETSI EN 319 142-1, 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Level {
    #[value(name = "b-b")]
    BB,
    #[value(name = "b-t")]
    BT,
    #[value(name = "b-lt")]
    BLt,
    #[value(name = "b-lta")]
    BLta,
}

/// What certificates are judged by.
#[derive(Debug, Clone, Group)]
pub struct EvidenceArgs {
    /// A file with certificates of issuers, PEM or DER; may be given again
    #[arg(long, value_name = "FILE", help_heading = "Certificates")]
    pub chain: Vec<PathBuf>,
    /// A file that says what was revoked, a CRL or an OCSP response, PEM or DER; may be given again
    #[arg(long, value_name = "FILE", help_heading = "Certificates")]
    pub revocation: Vec<PathBuf>,
}

impl SigningArgs {
    /// Whether any of them is given.
    pub fn is_given(&self) -> bool {
        let files = [&self.key, &self.cert, &self.p12, &self.passphrase_file];
        let texts =
            [&self.sign_with, &self.reason, &self.location, &self.field, &self.timestamp_server];
        files.iter().any(|file| file.is_some())
            || texts.iter().any(|text| text.is_some())
            || self.passphrase_fd.is_some()
            || self.level.is_some()
            || self.evidence.is_given()
    }
}

impl EvidenceArgs {
    /// Whether any of them is given.
    pub fn is_given(&self) -> bool {
        !self.chain.is_empty() || !self.revocation.is_empty()
    }
}

#[derive(Debug, Group)]
pub struct Renew {
    /// The signed PDF; `-` reads it from standard input
    #[arg(value_name = "FILE.pdf")]
    pub pdf: PathBuf,
    /// Where the renewed PDF goes; `-` writes it to standard output
    /// [default: beside the other, with `-renewed` after its name, or standard output]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The server that vouches for the time (RFC 3161); it is sent a digest, no letter
    #[arg(long, value_name = "URL")]
    pub timestamp_server: String,
    #[command(flatten)]
    pub evidence: EvidenceArgs,
}

#[derive(Debug, Group)]
pub struct Verify {
    /// The signed PDF; `-` reads it from standard input
    #[arg(value_name = "FILE.pdf")]
    pub pdf: PathBuf,
    /// The certificates of those you trust, a PEM file: judge by them who signed
    #[arg(long, value_name = "FILE")]
    pub trust: Option<PathBuf>,
    #[command(flatten)]
    pub evidence: EvidenceArgs,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}
