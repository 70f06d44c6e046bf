#pragma once

// The `.fluxb` file: a header (magic, format version, producer version, instruction set, length, checksum) and the
// module's sections. Layout, all numbers little endian: 8 bytes magic `\x89FLUXB\r\n`, u32 format version, u32 length
// of the producer text and the text, u64 XXH3 of the opcodes and the nodes and operators of row trees, u64 payload
// length, u64 XXH3 of the payload seeded with that of everything before this field, payload.

#include <string>
#include <string_view>

#include "vm/bytecode/module.h"

namespace flux::bytecode {

// Raised whenever the layout changes, or what an opcode or a node of a row tree means; which ones there are is in the
// file anyway. Files of other versions are refused.
inline constexpr uint32_t kFormatVersion = 4;

// Writes a module as the bytes of a file; the same module gives the same bytes.
std::string Serialize(const Module& module);

// Reads and verifies. Fails with kDataLoss or kInvalid on bytes that are no module, are damaged or truncated, or were
// written by another format version or with other opcodes; never crashes whatever the bytes are.
Result<Module> Deserialize(std::string_view bytes);

// True when `bytes` start like a `.fluxb` file, so that `run FILE` can tell it from source.
bool LooksLikeModule(std::string_view bytes);

// Fails when the module was compiled against another standard library than the one with `fingerprint`.
Status CheckStdlib(const Module& module, uint64_t fingerprint);

// Hashes the serialised modules of the standard library, in the given order, to its fingerprint.
uint64_t Fingerprint(std::string_view bytes, uint64_t previous = 0);

}  // namespace flux::bytecode
