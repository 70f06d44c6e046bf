#include "compiler/types/print.h"

#include <cctype>
#include <map>
#include <utility>

namespace flux {

namespace {

// Shared parts can make a type exponentially long, and nobody reads more; least of all in a message.
constexpr size_t kMaxParts = 20'000, kMaxMessageParts = 80;

bool IsIdentifier(std::string_view text) {
  if (text.empty() || std::isdigit(static_cast<unsigned char>(text[0]))) return false;
  for (char c : text)
    if (!std::isalnum(static_cast<unsigned char>(c)) && c != '_' && static_cast<unsigned char>(c) < 0x80) return false;
  return true;
}

std::string LabelText(std::string_view name) {
  return IsIdentifier(name) ? std::string(name) : "\"" + std::string(name) + "\"";
}

class Printer {
 public:
  Printer(const TypeStore& types, const PolyType& poly, size_t max_parts)
      : types_(types), poly_(poly), max_parts_(max_parts) {}

  std::string Print(TypeId type) {
    if (++printed_ > max_parts_) return "…";
    type = types_.Resolve(type);
    switch (TypeTag tag = types_.Tag(type)) {
      case TypeTag::kError:
        return "<error>";
      case TypeTag::kEmptyRecord:
        return "{}";
      case TypeTag::kVariable:
      case TypeTag::kBound:
        return VariableName(type);
      case TypeTag::kLabel:
        return "." + LabelText(types_.LabelName(type));
      case TypeTag::kArray:
        return "[" + Print(types_.Element(type)) + "]";
      case TypeTag::kStream:
        return "stream[" + Print(types_.Element(type)) + "]";
      case TypeTag::kVector:
        return "vector[" + Print(types_.Element(type)) + "]";
      case TypeTag::kDict: {
        std::string key = Print(types_.Key(type));
        return "[" + key + ":" + Print(types_.Value(type)) + "]";
      }
      case TypeTag::kRecord:
        return PrintRecord(type);
      case TypeTag::kFunction:
        return PrintFunction(type);
#define FLUX_BASIC_TYPE(tag, spelling, kinds) case TypeTag::tag:
#include "compiler/types/basic_types.def"
        return std::string(BasicTypeName(tag));
    }
    return {};
  }

  std::string WhereClause() const {
    std::string out;
    for (auto& [name, kinds] : named_) {
      if (kinds.is_empty()) continue;
      out += out.empty() ? " where " : ", ";
      out += name + ": ";
      bool is_first = true;
      for (Kind kind : kinds.ToVector()) {
        if (!std::exchange(is_first, false)) out += " + ";
        out += KindName(kind);
      }
    }
    return out;
  }

 private:
  std::string VariableName(TypeId variable) {
    auto [it, is_new] = names_.try_emplace(variable.index);
    if (!is_new) return it->second;
    size_t n = names_.size() - 1;
    it->second = std::string(1, static_cast<char>('A' + n % 26)) + (n < 26 ? "" : std::to_string(n / 26));
    bool is_bound = types_.Tag(variable) == TypeTag::kBound;
    KindSet kinds;
    if (!is_bound)
      kinds = types_.VariableKinds(variable);
    else if (types_.BoundIndex(variable) < poly_.kinds.size())
      kinds = poly_.kinds[types_.BoundIndex(variable)];
    named_.emplace_back(it->second, kinds);
    return it->second;
  }

  std::string PrintRecord(TypeId type) {
    RecordFields record = types_.FieldsOf(type);
    std::string out = "{";
    if (types_.Tag(record.tail) != TypeTag::kEmptyRecord) out += Print(record.tail) + " with ";
    bool is_first = true;
    for (auto& [label, value] : record.fields) {
      if (!std::exchange(is_first, false)) out += ", ";
      out += types_.Tag(label) == TypeTag::kLabel ? LabelText(types_.LabelName(label)) : Print(label);
      out += ": " + Print(value);
    }
    return out + "}";
  }

  std::string PrintFunction(TypeId type) {
    FunctionParts function = types_.FunctionOf(type);
    std::string out = "(";
    bool is_first = true;
    for (const FunctionParam& param : function.params) {
      if (!std::exchange(is_first, false)) out += ", ";
      if (param.mode == FunctionParam::Mode::kPipe) out += "<-";
      if (param.mode == FunctionParam::Mode::kOptional) out += "?";
      out += std::string(types_.Name(param.name)) + ": " + Print(param.type);
      if (param.default_label != kErrorType) out += " = " + Print(param.default_label);
    }
    return out + ") => " + Print(function.result);
  }

  const TypeStore& types_;
  const PolyType& poly_;
  size_t printed_ = 0, max_parts_;
  std::map<uint32_t, std::string> names_;
  std::vector<std::pair<std::string, KindSet>> named_;
};

}  // namespace

std::string PrintPolyType(const TypeStore& types, const PolyType& poly) {
  Printer printer(types, poly, kMaxParts);
  std::string text = printer.Print(poly.type);
  return text + printer.WhereClause();
}

std::string PrintType(const TypeStore& types, TypeId type) {
  PolyType mono{type};
  return Printer(types, mono, kMaxMessageParts).Print(type);
}

std::string PrintColumns(const TypeStore& types, TypeId record, size_t limit) {
  std::string out;
  size_t count = 0;
  RecordFields fields = types.FieldsOf(record);
  for (auto& [label, value] : fields.fields) {
    if (types.Tag(label) != TypeTag::kLabel) continue;
    if (count == limit) {
      out += ", … (" + std::to_string(fields.fields.size()) + " in all)";
      break;
    }
    if (count++ != 0) out += ", ";
    out += types.LabelName(label);
    TypeTag tag = types.Tag(value);
    if (tag != TypeTag::kVariable && tag != TypeTag::kError && tag != TypeTag::kBound)
      out += " (" + PrintType(types, value) + ")";
  }
  return out;
}

}  // namespace flux
