#include "fmt/format.h"
#include "runtime/base/number_text.h"
#include "runtime/value/value.h"

namespace flux {

namespace {

std::string Quoted(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    switch (c) {
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      default:
        out += c;
    }
  }
  return out + "\"";
}

std::string FloatLiteral(double v) {
  std::string text = FormatFloat(v);
  return text.find_first_of(".NI") == std::string::npos ? text + ".0" : text;
}

std::string RegexpLiteral(std::string_view pattern) {
  std::string out = "/";
  for (char c : pattern) {
    if (c == '/') out += '\\';
    out += c;
  }
  return out + "/";
}

template <typename Items, typename Write>
std::string Joined(std::string_view open, std::string_view close, const Items& items, Write write) {
  std::string out(open);
  bool is_first = true;
  for (const auto& item : items) {
    if (!is_first) out += ", ";
    is_first = false;
    out += write(item);
  }
  return out + std::string(close);
}

}  // namespace

std::string DebugText(const Value& v) {
  if (v.is_absent()) return "<absent>";
  if (v.is_null()) return "null";
  switch (v.kind()) {
    case ValueKind::kNull:
      return "null";
    case ValueKind::kBool:
      return v.AsBool() ? "true" : "false";
    case ValueKind::kInt:
      return fmt::format("{}", v.AsInt());
    case ValueKind::kUint:
      return fmt::format("{}", v.AsUint());
    case ValueKind::kFloat:
      return FloatLiteral(v.AsFloat());
    case ValueKind::kString:
      return Quoted(v.AsString());
    case ValueKind::kTime:
      return FormatTime(v.AsTime());
    case ValueKind::kDuration:
      return FormatDuration(v.AsDuration());
    case ValueKind::kBytes:
      return fmt::format("bytes(v: {})", Quoted(v.AsString()));
    case ValueKind::kRegexp:
      return RegexpLiteral(v.AsRegexp().pattern());
    case ValueKind::kArray:
      return Joined("[", "]", v.AsArray().elements, [](const Value& e) { return DebugText(e); });
    case ValueKind::kDict:
      if (v.AsDict().entries.empty()) return "[:]";
      return Joined("[", "]", v.AsDict().entries,
                    [](const auto& e) { return DebugText(e.first) + ": " + DebugText(e.second); });
    case ValueKind::kRecord:
      return Joined("{", "}", v.AsRecord().fields,
                    [](const RecordField& f) { return f.name + ": " + DebugText(f.value); });
    case ValueKind::kFunction:
      return fmt::format("<function {}>", v.AsFunction().name());
    case ValueKind::kStream:
      return "<stream>";
    case ValueKind::kDynamic:
      return fmt::format("dynamic({})", DebugText(v.AsDynamic().inner));
  }
  return "<invalid>";
}

}  // namespace flux
