#include <cctype>
#include <map>

#include "compiler/check/checker.h"
#include "runtime/base/suggest.h"

namespace flux {

namespace {

// Reads the type of one builtin statement; its variables become quantified in order of appearance.
class TypeReader {
 public:
  TypeReader(TypeStore& types, DiagnosticSink& diagnostics) : types_(types), diagnostics_(diagnostics) {}

  TypeId Read(const ast::TypeExpr& expr) {
    switch (expr.kind) {
      case ast::TypeKind::kNamedType:
        return ReadName(static_cast<const ast::NamedType&>(expr));
      case ast::TypeKind::kVariableType:
        return Variable(static_cast<const ast::VariableType&>(expr).name);
      case ast::TypeKind::kArrayType:
        return types_.Array(Read(*static_cast<const ast::ArrayType&>(expr).element));
      case ast::TypeKind::kDictType: {
        const auto& dict = static_cast<const ast::DictType&>(expr);
        TypeId key = Read(*dict.key);
        return types_.Dict(key, Read(*dict.value));
      }
      case ast::TypeKind::kStreamType:
        return types_.Stream(Read(*static_cast<const ast::StreamType&>(expr).element));
      case ast::TypeKind::kVectorType:
        return types_.Vector(Read(*static_cast<const ast::VectorType&>(expr).element));
      case ast::TypeKind::kDynamicType:
        return kDynamicType;
      case ast::TypeKind::kLabelType:
        return types_.Label(static_cast<const ast::LabelType&>(expr).name);
      case ast::TypeKind::kRecordType:
        return ReadRecord(static_cast<const ast::RecordType&>(expr));
      case ast::TypeKind::kFunctionType:
        return ReadFunction(static_cast<const ast::FunctionType&>(expr));
    }
    return kErrorType;
  }

  void ReadConstraint(const ast::Constraint& constraint) {
    uint32_t index = types_.BoundIndex(Variable(constraint.variable.text));
    for (const ast::Name& name : constraint.kinds) {
      if (auto kind = FindKind(name.text))
        kinds_[index].Add(*kind);
      else
        diagnostics_.Report(DiagnosticKind::kUnknownKind, name.span, {std::string(name.text)});
    }
  }

  // Checks what can only be known after the constraints, and hands out the kinds.
  std::vector<KindSet> Finish() {
    for (auto& [name, span] : label_uses_)
      if (!kinds_[types_.BoundIndex(Variable(name))].Has(Kind::kLabel))
        diagnostics_.Report(DiagnosticKind::kLabelKindMissing, span, {std::string(name)});
    return std::move(kinds_);
  }

 private:
  TypeId Variable(std::string_view name) {
    auto [it, is_new] = variables_.try_emplace(name, static_cast<uint32_t>(kinds_.size()));
    if (is_new) kinds_.emplace_back();
    return types_.Bound(it->second);
  }

  TypeId ReadName(const ast::NamedType& type) {
    if (auto tag = FindBasicType(type.name)) return PlainType(*tag);
    Diagnostic& diagnostic = diagnostics_.Report(DiagnosticKind::kUnknownType, type.span, {std::string(type.name)});
    static const std::vector<std::string> kNames = {"bool",     "int",  "uint",   "float", "string",
                                                    "duration", "time", "regexp", "bytes", "dynamic"};
    if (auto closest = Closest(type.name, kNames)) {
      diagnostic.help = "did you mean `" + *closest + "`?";
      diagnostic.fix = {{type.span, *closest}};
    }
    return kErrorType;
  }

  // A property named by one capital letter stands for a label that the call determines.
  TypeId ReadLabel(const ast::PropertyType& property) {
    std::string_view name = property.name.text;
    if (property.is_quoted || name.size() != 1 || !std::isupper(static_cast<unsigned char>(name[0])))
      return types_.Label(name);
    label_uses_.emplace_back(name, property.name.span);
    return Variable(name);
  }

  TypeId ReadRecord(const ast::RecordType& record) {
    TypeId tail = record.base ? Variable(record.base->name) : kEmptyRecordType;
    std::vector<std::pair<TypeId, TypeId>> fields;
    for (const ast::PropertyType& property : record.properties) {
      TypeId label = ReadLabel(property);
      fields.emplace_back(label, Read(*property.type));
    }
    for (auto it = fields.rbegin(); it != fields.rend(); ++it) tail = types_.Record(it->first, it->second, tail);
    return tail;
  }

  TypeId ReadFunction(const ast::FunctionType& function) {
    std::vector<FunctionParam> params;
    bool has_pipe = false;
    for (const ast::ParamType& param : function.params) {
      auto mode = FunctionParam::Mode::kRequired;
      if (param.mode == ast::ParamType::Mode::kOptional) mode = FunctionParam::Mode::kOptional;
      if (param.mode == ast::ParamType::Mode::kPipe) {
        mode = FunctionParam::Mode::kPipe;
        if (std::exchange(has_pipe, true)) diagnostics_.Report(DiagnosticKind::kTwoPipeParameters, param.type->span);
      }
      TypeId type = Read(*param.type);
      params.push_back(
          {mode, types_.Intern(param.name.text), type, param.default_label ? Read(*param.default_label) : kErrorType});
    }
    return types_.Function(params, Read(*function.result));
  }

  TypeStore& types_;
  DiagnosticSink& diagnostics_;
  std::map<std::string_view, uint32_t> variables_;
  std::vector<KindSet> kinds_;
  std::vector<std::pair<std::string_view, Span>> label_uses_;
};

}  // namespace

PolyType Checker::ReadPolyType(const ast::BuiltinStmt& stmt) {
  if (!stmt.type) return {};
  TypeReader reader(types_, *diagnostics_);
  PolyType poly;
  poly.type = reader.Read(*stmt.type);
  for (const ast::Constraint& constraint : stmt.constraints) reader.ReadConstraint(constraint);
  poly.kinds = reader.Finish();
  return poly;
}

}  // namespace flux
