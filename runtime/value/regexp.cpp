#include "fmt/format.h"
#include "re2/re2.h"
#include "runtime/base/memory.h"
#include "runtime/value/value.h"

namespace flux {

RegexpObject::RegexpObject(std::string pattern, std::unique_ptr<re2::RE2> regex)
    : pattern_(std::move(pattern)), regex_(std::move(regex)) {}

RegexpObject::~RegexpObject() = default;

Result<Value> RegexpObject::Compile(std::string_view pattern) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  const MemoryScope uncounted(nullptr);
  auto regex = std::make_unique<re2::RE2>(re2::StringPiece(pattern.data(), pattern.size()), options);
  if (!regex->ok()) {
    return Fail(ErrorCode::kInvalid, fmt::format("invalid regular expression `{}`: {}", pattern, regex->error()));
  }
  std::unique_ptr<const Object> object(new RegexpObject(std::string(pattern), std::move(regex)));
  return Value::FromObject(ValueKind::kRegexp, std::move(object));
}

bool RegexpObject::Matches(std::string_view text) const {
  const MemoryScope uncounted(nullptr);
  return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *regex_);
}

}  // namespace flux
