/* OpenSSL's CMS_sign and CMS_verify over one file, detached as in multipart/signed: CPU time of each, in microseconds.
 * cc -O2 -o cms cms.c -lcrypto; cms CERTIFICATE.pem KEY.pem FILE TIMES */
#include <openssl/cms.h>
#include <openssl/pem.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double cpu(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e6 + now.tv_nsec / 1e3;
}

static char *content(const char *path, long *length) {
  FILE *file = fopen(path, "rb");
  if (!file) exit(2);
  fseek(file, 0, SEEK_END);
  *length = ftell(file);
  rewind(file);
  char *octets = malloc(*length);
  if (fread(octets, 1, *length, file) != (size_t) *length) exit(2);
  fclose(file);
  return octets;
}

/* From octets to octets, as a filter has it. */
static unsigned char *sign(X509 *certificate, EVP_PKEY *key, const char *octets, long length, int *size) {
  BIO *in = BIO_new_mem_buf(octets, length);
  CMS_ContentInfo *cms = CMS_sign(certificate, key, NULL, in, CMS_DETACHED | CMS_BINARY | CMS_NOSMIMECAP);
  unsigned char *der = NULL;
  if (!cms || (*size = i2d_CMS_ContentInfo(cms, &der)) <= 0) exit(3);
  CMS_ContentInfo_free(cms);
  BIO_free(in);
  return der;
}

static void verify(const unsigned char *der, int size, const char *octets, long length) {
  const unsigned char *at = der;
  CMS_ContentInfo *cms = d2i_CMS_ContentInfo(NULL, &at, size);
  BIO *in = BIO_new_mem_buf(octets, length);
  if (!cms || CMS_verify(cms, NULL, NULL, in, NULL, CMS_DETACHED | CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY) != 1) exit(4);
  BIO_free(in);
  CMS_ContentInfo_free(cms);
}

int main(int count, char **argument) {
  if (count != 5) return 1;
  BIO *file = BIO_new_file(argument[1], "r");
  X509 *certificate = PEM_read_bio_X509(file, NULL, NULL, NULL);
  BIO_free(file);
  file = BIO_new_file(argument[2], "r");
  EVP_PKEY *key = PEM_read_bio_PrivateKey(file, NULL, NULL, NULL);
  BIO_free(file);
  long length;
  char *octets = content(argument[3], &length);
  int times = atoi(argument[4]), size = 0;
  unsigned char *der = sign(certificate, key, octets, length, &size);
  double start = cpu();
  for (int i = 0; i < times; i++) free(sign(certificate, key, octets, length, &size));
  double middle = cpu();
  for (int i = 0; i < times; i++) verify(der, size, octets, length);
  printf("%.1f %.1f\n", (middle - start) / times, (cpu() - middle) / times);
  return 0;
}
