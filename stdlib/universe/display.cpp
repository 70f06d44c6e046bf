#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "runtime/base/number_text.h"
#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr std::string_view kParameters = "v";

// Collections with more elements stand on several lines.
constexpr size_t kMostInOneLine = 3;

// Shortest digits; very small and very large numbers have an exponent.
std::string FloatText(double v) {
  if (v == 0 || !std::isfinite(v) || (std::abs(v) >= 1e-4 && std::abs(v) < 1e6)) return FormatFloat(v);
  char digits[32];
  return {digits, std::to_chars(digits, digits + sizeof digits, v, std::chars_format::scientific).ptr};
}

class Display {
 public:
  void Add(const Value& v) {
    if (v.kind() == ValueKind::kDynamic && !v.is_null()) {
      text_ += "dynamic(";
      Add(v.AsDynamic().inner);
      text_ += ')';
      return;
    }
    if (v.is_null()) {
      text_ += "<null>";
      return;
    }
    switch (v.kind()) {
      case ValueKind::kNull:
        text_ += "<null>";
        return;
      case ValueKind::kBool:
        text_ += v.AsBool() ? "true" : "false";
        return;
      case ValueKind::kInt:
        text_ += std::to_string(v.AsInt());
        return;
      case ValueKind::kUint:
        text_ += std::to_string(v.AsUint());
        return;
      case ValueKind::kFloat:
        text_ += FloatText(v.AsFloat());
        return;
      case ValueKind::kString:
        text_ += v.AsString();
        return;
      case ValueKind::kTime:
        text_ += FormatTimeNanos(v.AsTime());
        return;
      case ValueKind::kDuration:
        text_ += FormatDuration(v.AsDuration());
        return;
      case ValueKind::kBytes:
        AddBytes(v.AsString());
        return;
      case ValueKind::kRegexp:
        text_ += v.AsRegexp().pattern();
        return;
      case ValueKind::kArray:
        AddAll('[', ']', v.AsArray().elements, [&](const Value& element) { Add(element); });
        return;
      case ValueKind::kDict:
        AddDict(v.AsDict());
        return;
      case ValueKind::kRecord:
        AddRecord(v.AsRecord());
        return;
      case ValueKind::kFunction:
        AddFunction(v.AsFunction());
        return;
      case ValueKind::kStream:
        text_ += "<stream>";
        return;
      case ValueKind::kDynamic:
        text_ += "<null>";
        return;
    }
  }

  std::string text() && { return std::move(text_); }

 private:
  void NewLine() { text_.append("\n").append(4 * indent_, ' '); }

  template <typename Items, typename AddItem>
  void AddAll(char open, char close, const Items& items, AddItem add, std::string_view separator = ",") {
    const bool has_lines = items.size() > kMostInOneLine;
    text_ += open;
    ++indent_;
    bool is_first = true;
    for (const auto& item : items) {
      if (!std::exchange(is_first, false)) text_ += has_lines ? separator : ", ";
      if (has_lines) NewLine();
      add(item);
    }
    --indent_;
    if (has_lines) NewLine();
    text_ += close;
  }

  void AddBytes(std::string_view bytes) {
    text_ += "0x";
    for (const char byte : bytes) text_ += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  }

  void AddDict(const DictObject& dict) {
    if (dict.entries.empty()) {
      text_ += "[:]";
      return;
    }
    const auto add = [&](const auto& entry) {
      Add(entry.first);
      text_ += ": ";
      Add(entry.second);
    };
    // The blank at the ends of lines is what the reference implementation writes.
    AddAll('[', ']', dict.entries, add, ", ");
  }

  void AddRecord(const RecordObject& record) {
    std::vector<const RecordField*> fields;
    for (const RecordField& field : record.fields) fields.push_back(&field);
    std::ranges::sort(fields, {}, &RecordField::name);
    AddAll('{', '}', fields, [&](const RecordField* field) {
      text_ += field->name + ": ";
      Add(field->value);
    });
  }

  // Without a type only the parameters can be shown.
  void AddFunction(const Callable& function) {
    if (!function.type_text().empty()) {
      text_ += function.type_text();
      return;
    }
    text_ += '(';
    bool is_first = true;
    for (const Parameter& parameter : function.parameters()) {
      if (!std::exchange(is_first, false)) text_ += ", ";
      text_ += parameter.is_pipe ? "<-" : parameter.is_optional ? "?" : "";
      text_ += parameter.name;
    }
    text_ += ") => …";
  }

  std::string text_;
  size_t indent_ = 0;
};

Result<Value> DisplayValue(CallContext&, Args args) {
  Display display;
  display.Add(args[0]);
  return Value::String(std::move(display).text());
}

}  // namespace

void RegisterDisplay(Registry& registry) {
  registry.Add(BuiltinDef{"universe", "display", kParameters, DisplayValue, true, ColumnType::kString});
}

}  // namespace flux::stdlib
