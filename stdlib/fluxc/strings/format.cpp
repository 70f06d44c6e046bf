#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "runtime/expr/scalar_ops.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"
#include "stdlib/strings/unicode.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "v as";
constexpr size_t kMaxWidth = 1000;
__extension__ using SignedWide = __int128;

// One place of `printf`, and the texts around it.
struct Form {
  std::string before, after;
  bool is_left = false, has_zeros = false, has_sign = false, has_space = false, has_prefix = false;
  size_t width = 0;
  std::optional<size_t> precision;
  char type = 0;
};

// Takes a number off the text; none is 0, and what is too large stays too large.
size_t TakeNumber(std::string_view& text) {
  size_t number = 0;
  for (; !text.empty() && text[0] >= '0' && text[0] <= '9'; text.remove_prefix(1))
    number = std::min(number * 10 + static_cast<size_t>(text[0] - '0'), kMaxWidth + 1);
  return number;
}

void TakeFlags(std::string_view& text, Form& form) {
  for (; !text.empty(); text.remove_prefix(1)) {
    switch (text[0]) {
      case '-':
        form.is_left = true;
        break;
      case '0':
        form.has_zeros = true;
        break;
      case '+':
        form.has_sign = true;
        break;
      case ' ':
        form.has_space = true;
        break;
      case '#':
        form.has_prefix = true;
        break;
      default:
        return;
    }
  }
}

// Reads what follows a `%`.
Status TakePlace(const ArgReader& in, std::string_view& text, Form& form) {
  const std::string_view place = text;
  TakeFlags(text, form);
  form.width = TakeNumber(text);
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    form.precision = TakeNumber(text);
  }
  if (form.width > kMaxWidth || form.precision.value_or(0) > kMaxWidth)
    return in.Invalid(1, fmt::format("has a width or precision above {}", kMaxWidth));
  if (text.empty() || std::string_view("dxXofeEgGs").find(text[0]) == std::string_view::npos) {
    const size_t end = std::min(place.size() - text.size() + 1, place.size());
    return in.Invalid(1,
                      fmt::format("has `%{}`; a place ends in one of `d x X o f e E g G s`, and `%%` is a percent sign",
                                  place.substr(0, end)));
  }
  form.type = text[0];
  text.remove_prefix(1);
  return {};
}

Result<Form> ReadForm(const ArgReader& in, std::string_view text) {
  Form form;
  while (!text.empty()) {
    std::string& around = form.type == 0 ? form.before : form.after;
    const size_t percent = std::min(text.find('%'), text.size());
    around += text.substr(0, percent);
    text.remove_prefix(percent);
    if (text.starts_with("%%")) {
      around += '%';
      text.remove_prefix(2);
    } else if (!text.empty()) {
      if (form.type != 0) return in.Invalid(1, "has more than one place for the value");
      text.remove_prefix(1);
      FLUX_TRY_STATUS(TakePlace(in, text, form));
    }
  }
  if (form.type == 0) return in.Invalid(1, "has no place for the value, such as `%s`");
  return form;
}

// The digits of a number; C's rule for `#o` is a leading zero, which the library has, too.
template <typename T>
std::string Number(const Form& form, T value) {
  const std::string_view sign = form.has_sign ? "+" : form.has_space ? " " : "-";
  const std::string precision = form.precision ? fmt::format(".{}", *form.precision) : "";
  const std::string spec = fmt::format("{{:{}{}{}{}{}{}{}}}", form.is_left ? "<" : "", sign, form.has_prefix ? "#" : "",
                                       form.has_zeros && !form.is_left ? "0" : "",
                                       form.width == 0 ? "" : fmt::format("{}", form.width), precision, form.type);
  return fmt::format(fmt::runtime(spec), value);
}

Result<std::string> Integer(const ArgReader& in, Form form) {
  // What C says of a precision, digits at least, is rarely meant; other languages refuse it, too.
  if (form.precision) return in.Invalid(1, fmt::format("has a precision, which `{}` does not take", form.type));
  if (in[0].kind() == ValueKind::kInt) return Number(form, in[0].AsInt());
  // Only signed numbers may have a sign.
  if (in[0].kind() == ValueKind::kUint) return Number(form, static_cast<SignedWide>(in[0].AsUint()));
  return in.Invalid(0, fmt::format("must be an int or uint for `%{}`, found {}", form.type, DescribeKind(in[0])));
}

Result<std::string> Float(const ArgReader& in, const Form& form) {
  if (in[0].kind() == ValueKind::kInt) return Number(form, static_cast<double>(in[0].AsInt()));
  if (in[0].kind() == ValueKind::kUint) return Number(form, static_cast<double>(in[0].AsUint()));
  if (in[0].kind() == ValueKind::kFloat) return Number(form, in[0].AsFloat());
  return in.Invalid(0, fmt::format("must be a number for `%{}`, found {}", form.type, DescribeKind(in[0])));
}

bool HasText(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kInt:
    case ValueKind::kUint:
    case ValueKind::kFloat:
    case ValueKind::kString:
    case ValueKind::kBool:
    case ValueKind::kTime:
    case ValueKind::kDuration:
      return true;
    case ValueKind::kNull:
    case ValueKind::kBytes:
    case ValueKind::kRegexp:
    case ValueKind::kArray:
    case ValueKind::kDict:
    case ValueKind::kRecord:
    case ValueKind::kFunction:
    case ValueKind::kStream:
    case ValueKind::kDynamic:
      return false;
  }
  return false;
}

Result<std::string> Text(const ArgReader& in, const Form& form) {
  if (!HasText(in[0])) return in.Invalid(0, fmt::format("cannot be shown as text, found {}", DescribeKind(in[0])));
  FLUX_TRY(std::string text, expr::InterpolationText(in[0]));
  std::string_view rest = text;
  for (size_t n = 0; form.precision && n < *form.precision && !rest.empty(); ++n) TakeCodePoint(rest);
  if (form.precision) text.resize(text.size() - rest.size());
  const size_t length = CountCodePoints(text);
  const std::string spaces(form.width - std::min(form.width, length), ' ');
  return form.is_left ? text + spaces : spaces + text;
}

Result<Value> FormatValue(CallContext&, Args args) {
  if (args[0].is_null()) return Value::Null(ValueKind::kString);
  const ArgReader in("strings.format", kParameters, args);
  FLUX_TRY(const std::string as, in.String(1));
  FLUX_TRY(const Form form, ReadForm(in, as));
  const bool is_integer = std::string_view("dxXo").find(form.type) != std::string_view::npos;
  FLUX_TRY(const std::string text, form.type == 's' ? Text(in, form)
                                   : is_integer     ? Integer(in, form)
                                                    : Float(in, form));
  return Value::String(form.before + text + form.after);
}

}  // namespace

void RegisterFluxcStringFormat(Registry& registry) {
  registry.Add(BuiltinDef{"fluxc/strings", "format", kParameters, FormatValue, true, ColumnType::kString});
}

}  // namespace flux::stdlib
