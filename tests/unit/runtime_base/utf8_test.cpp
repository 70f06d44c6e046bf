#include "runtime/base/utf8.h"

#include <boost/test/unit_test.hpp>

namespace flux {
namespace {

// `code (length)`, or `invalid (length)`.
std::string Step(std::string_view text) {
  const Utf8Step step = DecodeUtf8(text);
  return (step.is_valid ? std::to_string(static_cast<uint32_t>(step.code)) : "invalid") + " (" +
         std::to_string(step.length) + ")";
}

BOOST_AUTO_TEST_SUITE(utf8)

BOOST_AUTO_TEST_CASE(DecodesTheFirstCharacter) {
  BOOST_TEST(Step("ab") == "97 (1)");
  BOOST_TEST(Step("\xC3\xA4x") == "228 (2)");
  BOOST_TEST(Step("\xE2\x82\xAC") == "8364 (3)");
  BOOST_TEST(Step("\xF0\x9F\x98\x80") == "128512 (4)");
  BOOST_TEST(Step(std::string_view("\0", 1)) == "0 (1)");
}

BOOST_AUTO_TEST_CASE(InvalidBytesCountOneByOne) {
  for (const std::string_view text : {
           "\x80",              // a later byte alone
           "\xC3",              // cut off
           "\xE2\x82",          //
           "\xC3(",             // no later byte
           "\xC0\x80",          // overlong
           "\xE0\x80\x80",      //
           "\xF0\x80\x80\x80",  //
           "\xED\xA0\x80",      // a surrogate
           "\xF4\x90\x80\x80",  // above U+10FFFF
           "\xF5\x80\x80\x80",  //
       }) {
    BOOST_TEST(Step(text) == "invalid (1)");
    BOOST_TEST(FindInvalidUtf8("a" + std::string(text)) == 1u);
  }
  BOOST_TEST(FindInvalidUtf8("\xC3\xA4\xF0\x9F\x98\x80") == std::string_view::npos);
}

BOOST_AUTO_TEST_CASE(EncodesWhatItDecodes) {
  for (const char32_t code : {U'\0', U'a', U'\x7F', U'\x80', U'\x7FF', U'\x800', U'\xFFFD', U'\x10000', U'\x10FFFF'}) {
    std::string text;
    AppendUtf8(text, code);
    const Utf8Step step = DecodeUtf8(text);
    BOOST_TEST(step.is_valid);
    BOOST_TEST(static_cast<uint32_t>(step.code) == static_cast<uint32_t>(code));
    BOOST_TEST(step.length == text.size());
    BOOST_TEST(!IsUtf8Continuation(text[0]));
    for (size_t i = 1; i < text.size(); ++i) BOOST_TEST(IsUtf8Continuation(text[i]));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace flux
