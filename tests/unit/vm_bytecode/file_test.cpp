#include "vm/bytecode/file.h"

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>

#include "tests/unit/vm_bytecode/sample_module.h"
#include "tests/unit/vm_bytecode/signing.h"
#include "vm/bytecode/disassemble.h"

namespace flux::bytecode {
namespace {

constexpr size_t kVersionAt = 8;

void CheckError(std::string_view bytes, std::string_view expected) {
  Result<Module> module = Deserialize(bytes);
  BOOST_REQUIRE(!module);
  BOOST_TEST(module.error().message.find(expected) != std::string::npos, module.error().message);
}

BOOST_AUTO_TEST_CASE(RoundTripKeepsEverything) {
  const Module sample = SampleModule();
  const std::string bytes = Serialize(sample);
  BOOST_TEST(LooksLikeModule(bytes));
  Result<Module> module = Deserialize(bytes);
  BOOST_REQUIRE_MESSAGE(module.has_value(), module.error().message);
  BOOST_TEST(Serialize(*module) == bytes);
  BOOST_TEST(Disassemble(*module) == Disassemble(sample));
  BOOST_TEST(module->stdlib_fingerprint == sample.stdlib_fingerprint);
  BOOST_TEST(module->prototypes[1].text == sample.prototypes[1].text);
  BOOST_TEST(module->constants.size() == sample.constants.size());
  for (size_t i = 0; i < sample.constants.size(); ++i) {
    BOOST_TEST(DebugText(module->constants[i]) == DebugText(sample.constants[i]));
  }
}

BOOST_AUTO_TEST_CASE(EveryTruncationIsAnError) {
  const std::string bytes = Serialize(SampleModule());
  for (size_t size = 0; size < bytes.size(); ++size) {
    BOOST_TEST(!Deserialize(std::string_view(bytes).substr(0, size)).has_value(), "size " << size);
  }
  CheckError(std::string_view(bytes).substr(0, bytes.size() - 1), "module file is truncated");
  CheckError(std::string_view(bytes).substr(0, 5), "module file is truncated");
}

BOOST_AUTO_TEST_CASE(EveryFlippedBitIsAnError) {
  const std::string bytes = Serialize(SampleModule());
  for (size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    std::string damaged = bytes;
    damaged[bit / 8] ^= static_cast<char>(1 << bit % 8);
    BOOST_TEST(!Deserialize(damaged).has_value(), "bit " << bit);
  }
}

BOOST_AUTO_TEST_CASE(DamageIsNamed) {
  const std::string bytes = Serialize(SampleModule());
  std::string damaged = bytes;
  damaged.back() ^= 1;
  CheckError(damaged, "checksum mismatch: the module file is damaged");
  CheckError(bytes + "x", "1 bytes follow its end");
  CheckError("x = 1", "not a compiled Flux module");
  CheckError("", "not a compiled Flux module");
}

BOOST_AUTO_TEST_CASE(OtherVersionsAreRefused) {
  std::string bytes = Serialize(SampleModule());
  SetFixed(bytes, kVersionAt, kFormatVersion + 2, 4);
  CheckError(bytes, fmt::format("module was written by a newer fluxc (format {}, this one reads up to {})",
                                kFormatVersion + 2, kFormatVersion));
  SetFixed(bytes, kVersionAt, 0, 4);
  CheckError(bytes, "module was written by an older fluxc");
}

BOOST_AUTO_TEST_CASE(OtherOpcodesAreRefused) {
  std::string bytes = Serialize(SampleModule());
  SetFixed(bytes, HeaderSize(bytes) - 24, 1, 8);
  Sign(bytes);
  CheckError(bytes, "module was written by another fluxc (`fluxc 0.1.0`), which has other opcodes; compile it again");
}

BOOST_AUTO_TEST_CASE(OtherStandardLibraryIsReported) {
  const Module sample = SampleModule();
  BOOST_TEST(CheckStdlib(sample, sample.stdlib_fingerprint).has_value());
  Status status = CheckStdlib(sample, 1);
  BOOST_REQUIRE(!status);
  BOOST_TEST(status.error().message.find("another standard library") != std::string::npos);
}

// Damage that the checksum does not catch, because it was made on purpose: reading and verifying must stand it.
BOOST_AUTO_TEST_CASE(SignedDamageNeverCrashes) {
  const std::string bytes = Serialize(SampleModule());
  size_t accepted = 0;
  for (size_t at = HeaderSize(bytes); at < bytes.size(); ++at) {
    for (int value = 0; value < 256; value += at % 7 == 0 ? 1 : 5) {
      std::string damaged = bytes;
      damaged[at] = static_cast<char>(value);
      Sign(damaged);
      Result<Module> module = Deserialize(damaged);
      if (!module) continue;
      ++accepted;
      BOOST_TEST(!Disassemble(*module).empty());
    }
  }
  BOOST_TEST(accepted > 0u);
}

BOOST_AUTO_TEST_CASE(SignedTruncationIsAnError) {
  const std::string bytes = Serialize(SampleModule());
  for (size_t size = HeaderSize(bytes); size < bytes.size(); ++size) {
    std::string damaged = bytes.substr(0, size);
    Sign(damaged);
    BOOST_TEST(!Deserialize(damaged).has_value(), "size " << size);
  }
}

}  // namespace
}  // namespace flux::bytecode
