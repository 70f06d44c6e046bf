#pragma once

// Tokens, passwords and secrets: made, hashed, compared, encrypted. The .cpp file is the wall around OpenSSL's
// libcrypto.

#include <cstdint>
#include <string>
#include <string_view>

#include "runtime/base/error.h"

namespace flux::server {

// Numbers and texts that nobody can guess.
uint64_t RandomNumber();
std::string MakeToken();

// What is kept of a token: it cannot be found from that.
std::string HashToken(std::string_view token);

// The same for a password, slow on purpose and with salt of its own; `is_password` tells whether it was made of it.
std::string HashPassword(std::string_view password);
bool IsPassword(std::string_view password, std::string_view hash);

// Encrypts texts with a key that is kept elsewhere (AES-256-GCM).
class TextCipher {
 public:
  static constexpr size_t kKeyBytes = 32;
  // Reads the key of a file, which is made, readable by its owner only, when it is not there. Fails with the path and
  // the system's words, and when the file holds no key.
  static Result<TextCipher> FromKeyFile(const std::string& path);

  // The text is bound to `name`: it cannot be decrypted under another one.
  std::string Encrypt(std::string_view text, std::string_view name) const;
  // Fails with `kDataLoss` when it was changed, or encrypted with another key.
  Result<std::string> Decrypt(std::string_view encrypted, std::string_view name) const;

 private:
  explicit TextCipher(std::string key) : key_(std::move(key)) {}
  std::string key_;
};

}  // namespace flux::server
