#pragma once

#include <string>
#include <string_view>

namespace flux::stdlib {

enum class DigestAlgorithm { kMd5, kSha1, kSha256 };

// Hashes bytes; gives hexadecimal digits.
std::string HexDigest(DigestAlgorithm algorithm, std::string_view bytes);

}  // namespace flux::stdlib
