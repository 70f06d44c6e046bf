#pragma once

// CRC-32C, the checksum of RocksDB's log files.

#include <cstdint>
#include <string_view>

namespace flux {

// The checksum of what `crc` covers followed by `bytes`; of nothing it is 0.
uint32_t ExtendCrc32c(uint32_t crc, std::string_view bytes);

}  // namespace flux
