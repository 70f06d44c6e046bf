#include "tools/server/secret_text.h"

#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "absl/strings/escaping.h"
#include "fmt/format.h"
#include "runtime/base/check.h"

namespace flux::server {

namespace {

absl::string_view View(std::string_view text) { return {text.data(), text.size()}; }

constexpr size_t kTokenBytes = 64, kSaltBytes = 16, kHashBytes = 32, kNonceBytes = 12, kTagBytes = 16;
// OWASP's least parameters for scrypt with 16 MiB.
constexpr uint64_t kScryptN = 16384, kScryptR = 8, kScryptP = 5;

unsigned char* Bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
const unsigned char* Bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

std::string RandomBytes(size_t count) {
  std::string bytes(count, '\0');
  FLUX_CHECK(RAND_bytes(Bytes(bytes), static_cast<int>(count)) == 1);
  return bytes;
}

std::string Scrypt(std::string_view password, std::string_view salt) {
  constexpr uint64_t kMostMemory = uint64_t{64} << 20;
  std::string hash(kHashBytes, '\0');
  FLUX_CHECK(EVP_PBE_scrypt(password.data(), password.size(), Bytes(salt), salt.size(), kScryptN, kScryptR, kScryptP,
                            kMostMemory, Bytes(hash), hash.size()) == 1);
  return hash;
}

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

std::unexpected<Error> FileError(const std::string& path, int error) {
  return Fail(ErrorCode::kInvalid, fmt::format("cannot read the key file `{}`: {}", path, std::strerror(error)));
}

Result<std::string> MakeKeyFile(const std::string& path) {
  const std::string key = RandomBytes(TextCipher::kKeyBytes);
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) return FileError(path, errno);
  const std::string text = absl::BytesToHexString(key) + "\n";
  const bool is_written =
      write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && fsync(file) == 0;
  const int error = errno;
  close(file);
  if (!is_written) {
    unlink(path.c_str());
    return FileError(path, error);
  }
  return key;
}

}  // namespace

uint64_t RandomNumber() {
  uint64_t number = 0;
  const std::string bytes = RandomBytes(sizeof number);
  std::memcpy(&number, bytes.data(), sizeof number);
  return number;
}

// In an alphabet that goes into URLs and headers as it is.
std::string MakeToken() { return absl::WebSafeBase64Escape(RandomBytes(kTokenBytes)); }

std::string HashToken(std::string_view token) {
  std::string hash(EVP_MAX_MD_SIZE, '\0');
  unsigned size = 0;
  FLUX_CHECK(EVP_Digest(token.data(), token.size(), Bytes(hash), &size, EVP_sha512(), nullptr) == 1);
  return absl::BytesToHexString(View(std::string_view(hash).substr(0, size)));
}

std::string HashPassword(std::string_view password) {
  const std::string salt = RandomBytes(kSaltBytes);
  return absl::BytesToHexString(salt) + absl::BytesToHexString(Scrypt(password, salt));
}

bool IsPassword(std::string_view password, std::string_view hash) {
  const std::string bytes = absl::HexStringToBytes(View(hash));
  if (bytes.size() != kSaltBytes + kHashBytes) return false;
  const std::string made = Scrypt(password, std::string_view(bytes).substr(0, kSaltBytes));
  return CRYPTO_memcmp(made.data(), bytes.data() + kSaltBytes, kHashBytes) == 0;
}

Result<TextCipher> TextCipher::FromKeyFile(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0 && errno == ENOENT) {
    FLUX_TRY(std::string key, MakeKeyFile(path));
    return TextCipher(std::move(key));
  }
  if (file < 0) return FileError(path, errno);
  char text[2 * kKeyBytes];
  const ssize_t count = read(file, text, sizeof text);
  const int error = errno;
  close(file);
  if (count < 0) return FileError(path, error);
  const std::string_view digits(text, static_cast<size_t>(count));
  if (digits.size() != sizeof text || digits.find_first_not_of("0123456789abcdef") != digits.npos)
    return Fail(ErrorCode::kInvalid, fmt::format("`{}` does not hold a key: 64 hexadecimal digits", path));
  return TextCipher(absl::HexStringToBytes(View(digits)));
}

std::string TextCipher::Encrypt(std::string_view text, std::string_view name) const {
  const Context context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
  std::string nonce = RandomBytes(kNonceBytes), out(text.size(), '\0'), tag(kTagBytes, '\0');
  int size = 0;
  FLUX_CHECK(
      EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, Bytes(std::string_view(key_)), Bytes(nonce)) == 1);
  FLUX_CHECK(EVP_EncryptUpdate(context.get(), nullptr, &size, Bytes(name), static_cast<int>(name.size())) == 1);
  FLUX_CHECK(EVP_EncryptUpdate(context.get(), Bytes(out), &size, Bytes(text), static_cast<int>(text.size())) == 1);
  FLUX_CHECK(EVP_EncryptFinal_ex(context.get(), Bytes(out) + size, &size) == 1);
  FLUX_CHECK(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, kTagBytes, tag.data()) == 1);
  return absl::BytesToHexString(nonce + tag + out);
}

Result<std::string> TextCipher::Decrypt(std::string_view encrypted, std::string_view name) const {
  const std::string bytes = absl::HexStringToBytes(View(encrypted));
  const auto damaged = [&] {
    return Fail(ErrorCode::kDataLoss,
                fmt::format("the secret `{}` cannot be decrypted: it was made with another key file", name));
  };
  if (bytes.size() < kNonceBytes + kTagBytes) return damaged();
  const std::string_view nonce = std::string_view(bytes).substr(0, kNonceBytes);
  std::string tag = bytes.substr(kNonceBytes, kTagBytes);
  const std::string_view text = std::string_view(bytes).substr(kNonceBytes + kTagBytes);
  const Context context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
  std::string out(text.size(), '\0');
  int size = 0;
  FLUX_CHECK(
      EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, Bytes(std::string_view(key_)), Bytes(nonce)) == 1);
  FLUX_CHECK(EVP_DecryptUpdate(context.get(), nullptr, &size, Bytes(name), static_cast<int>(name.size())) == 1);
  FLUX_CHECK(EVP_DecryptUpdate(context.get(), Bytes(out), &size, Bytes(text), static_cast<int>(text.size())) == 1);
  FLUX_CHECK(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, kTagBytes, tag.data()) == 1);
  if (EVP_DecryptFinal_ex(context.get(), Bytes(out) + size, &size) != 1) return damaged();
  return out;
}

}  // namespace flux::server
