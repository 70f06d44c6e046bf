#include "vm/bytecode/file.h"

#include <fmt/format.h>
#include <xxhash.h>

#include "vm/bytecode/payload.h"
#include "vm/bytecode/verify.h"

namespace flux::bytecode {
namespace {

using namespace std::string_view_literals;

// The first byte is no text and the line ends show transfers that mangle them, as in PNG.
constexpr std::string_view kMagic =
    "\x89"
    "FLUXB\r\n"sv;
constexpr std::string_view kProducer = "fluxc 0.1.0";
constexpr size_t kMaxProducer = 256;

// All that modules are made of and that has its number from its place in a list.
constexpr std::string_view kInstructionSet = ""
#define FLUX_OPCODE(name, text, format) #name " " #format "\n"
#include "vm/bytecode/opcodes.def"
#define FLUX_EXPR_NODE(name, text) #name "\n"
#include "runtime/expr/node_kinds.def"
#define FLUX_BINARY_OP(name, spelling, precedence) #name "\n"
#define FLUX_UNARY_OP(name, spelling) #name "\n"
#include "runtime/base/operators.def"
    ;

// Hashes header and payload as one, because a flipped bit in either must show.
uint64_t Checksum(std::string_view header, std::string_view payload) {
  return XXH3_64bits_withSeed(payload.data(), payload.size(), XXH3_64bits(header.data(), header.size()));
}

uint64_t InstructionSet() { return XXH3_64bits(kInstructionSet.data(), kInstructionSet.size()); }

std::unexpected<Error> Truncated(size_t have, uint64_t want) {
  return Fail(ErrorCode::kDataLoss, fmt::format("module file is truncated: {} of {} bytes are there", have, want));
}

Status CheckVersion(uint32_t version, std::string_view producer) {
  if (version > kFormatVersion) {
    return Fail(ErrorCode::kInvalid,
                fmt::format("module was written by a newer fluxc (format {}, this one reads up to {})", version,
                            kFormatVersion));
  }
  if (version < kFormatVersion) {
    return Fail(
        ErrorCode::kInvalid,
        fmt::format("module was written by an older fluxc (`{}`, format {}, this one reads {}); compile it again",
                    producer, version, kFormatVersion));
  }
  return {};
}

}  // namespace

std::string Serialize(const Module& module) {
  Writer payload;
  WritePayload(module, payload);
  Writer file;
  file.out() = kMagic;
  file.Fixed32(kFormatVersion);
  file.Fixed32(kProducer.size());
  file.out() += kProducer;
  file.Fixed64(InstructionSet());
  file.Fixed64(payload.out().size());
  file.Fixed64(Checksum(file.out(), payload.out()));
  return std::move(file.out()) + payload.out();
}

bool LooksLikeModule(std::string_view bytes) { return bytes.starts_with(kMagic); }

Result<Module> Deserialize(std::string_view bytes) {
  if (!LooksLikeModule(bytes)) {
    if (!bytes.empty() && kMagic.starts_with(bytes)) return Truncated(bytes.size(), kMagic.size());
    return Fail(ErrorCode::kInvalid, "not a compiled Flux module: it does not start with the mark of a `.fluxb` file");
  }
  constexpr size_t kFixedPart = kMagic.size() + 8;
  if (bytes.size() < kFixedPart) return Truncated(bytes.size(), kFixedPart);
  Reader lengths(bytes.substr(kMagic.size()));
  uint32_t version = lengths.Fixed32();
  uint32_t producer_size = lengths.Fixed32();
  if (version != kFormatVersion && producer_size > kMaxProducer) FLUX_TRY_STATUS(CheckVersion(version, ""));
  if (producer_size > kMaxProducer) {
    return Fail(ErrorCode::kDataLoss, "module file is damaged: its header holds an impossible length");
  }
  size_t hashed = kFixedPart + producer_size + 16;
  size_t header_size = hashed + 8;
  const std::string_view producer = bytes.substr(kFixedPart, producer_size);
  FLUX_TRY_STATUS(CheckVersion(version, producer));
  if (bytes.size() < header_size) return Truncated(bytes.size(), header_size);
  Reader header(bytes.substr(kFixedPart + producer_size));
  if (header.Fixed64() != InstructionSet()) {
    return Fail(
        ErrorCode::kInvalid,
        fmt::format("module was written by another fluxc (`{}`), which has other opcodes; compile it again", producer));
  }
  uint64_t payload_size = header.Fixed64();
  uint64_t checksum = header.Fixed64();
  std::string_view payload = bytes.substr(header_size);
  if (payload.size() < payload_size) return Truncated(bytes.size(), header_size + payload_size);
  if (payload.size() > payload_size) {
    return Fail(ErrorCode::kDataLoss,
                fmt::format("module file is damaged: {} bytes follow its end", payload.size() - payload_size));
  }
  if (Checksum(bytes.substr(0, hashed), payload) != checksum) {
    return Fail(ErrorCode::kDataLoss, "checksum mismatch: the module file is damaged");
  }
  Reader in(payload);
  Module module = ReadPayload(in);
  FLUX_TRY_STATUS(in.status());
  FLUX_TRY_STATUS(Verify(module));
  return module;
}

Status CheckStdlib(const Module& module, uint64_t fingerprint) {
  if (module.stdlib_fingerprint == fingerprint) return {};
  return Fail(ErrorCode::kFailedPrecondition,
              fmt::format("module `{}` was compiled against another standard library ({:016x}, this one is {:016x}); "
                          "compile it again",
                          module.source_name, module.stdlib_fingerprint, fingerprint));
}

uint64_t Fingerprint(std::string_view bytes, uint64_t previous) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), previous);
}

}  // namespace flux::bytecode
