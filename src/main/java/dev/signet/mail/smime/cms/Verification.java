package dev.signet.mail.smime.cms;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** One check of one signature value (RFC 5652 section 5.6). */
record Verification(
    SignerBlock signer,
    SignatureMethod method,
    X509Certificate certificate,
    Optional<SignedAttributes> attributes) {

  PublicKey key() throws SignerVerdict {
    try {
      return Der.read("key", certificate::getPublicKey);
    } catch (MalformedCms unreadable) {
      throw SignerVerdict.unjudged("the key of the certificate cannot be read");
    }
  }

  /** Returns if the signature holds. */
  void run(SignatureProviders providers, SignedContent content) throws SignerVerdict, IOException {
    Signature signature = begin(providers);
    try {
      if (attributes.isPresent()) {
        signature.update(attributes.get().der());
      } else {
        content.feed(signature, method.isOneShot());
      }
      if (!holds(signature)) {
        throw SignerVerdict.broken("the signature is not one by the key of the certificate");
      }
    } catch (GeneralSecurityException unfit) {
      throw SignerVerdict.broken("the signature is not one by the key of the certificate");
    }
  }

  private Signature begin(SignatureProviders providers) throws SignerVerdict {
    PublicKey key = key();
    try {
      return Der.read("key", () -> begin(providers, key));
    } catch (MalformedCms unfit) {
      throw unfit.getCause() instanceof IOException
              && unfit.getCause().getCause() instanceof NoSuchAlgorithmException
          ? SignerVerdict.unjudged("nobody here can verify " + method.jca())
          : SignerVerdict.broken("the key of the certificate does not make " + method.jca());
    }
  }

  private Signature begin(SignatureProviders providers, PublicKey key) throws IOException {
    try {
      return providers.verification(method, key);
    } catch (InvalidKeyException unfit) {
      throw new MalformedCms("key of another kind", unfit);
    } catch (GeneralSecurityException unable) {
      throw new IOException(unable);
    }
  }

  private boolean holds(Signature signature) throws GeneralSecurityException {
    try {
      return Der.read(
          "signature",
          () -> {
            try {
              return signature.verify(signer.signature());
            } catch (GeneralSecurityException unreadable) {
              throw new MalformedCms("unreadable signature", unreadable);
            }
          });
    } catch (MalformedCms unreadable) {
      throw new java.security.SignatureException(unreadable);
    }
  }
}
