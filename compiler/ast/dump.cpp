#include "compiler/ast/dump.h"

#include <fmt/format.h>

#include "runtime/base/number_text.h"

namespace flux::ast {
namespace {

std::string_view NameOf(ExprKind kind) {
  switch (kind) {
#define FLUX_AST_EXPR(type) \
  case ExprKind::k##type:   \
    return #type;
#include "compiler/ast/node_kinds.def"
  }
  return {};
}
std::string_view NameOf(StmtKind kind) {
  switch (kind) {
#define FLUX_AST_STMT(type) \
  case StmtKind::k##type:   \
    return #type;
#include "compiler/ast/node_kinds.def"
  }
  return {};
}
std::string_view NameOf(TypeKind kind) {
  switch (kind) {
#define FLUX_AST_TYPE(type) \
  case TypeKind::k##type:   \
    return #type;
#include "compiler/ast/node_kinds.def"
  }
  return {};
}

std::string Quoted(std::string_view text) {
  std::string quoted = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (c == '\n') {
      quoted += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      quoted += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    } else {
      quoted += c;
    }
  }
  return quoted + '"';
}

class Dumper {
 public:
  std::string Run(const File& file) {
    Line("File");
    ++depth_;
    if (file.package) {
      Line("PackageClause", file.package->name.text);
      Attributes(file.package->attributes);
    }
    for (const ImportDecl& import : file.imports) {
      Line("ImportDecl", Joined(import.alias.text, Quoted(import.path->value)));
      Attributes(import.attributes);
    }
    for (const Stmt* stmt : file.statements) Statement(*stmt);
    return std::move(text_);
  }

 private:
  static std::string Joined(std::string_view a, std::string_view b) {
    return a.empty() ? std::string(b) : fmt::format("{} {}", a, b);
  }

  void Line(std::string_view label, std::string_view detail = {}) {
    text_.append(static_cast<size_t>(depth_) * 2, ' ');
    text_ += label;
    if (!detail.empty()) {
      text_ += ' ';
      text_ += detail;
    }
    text_ += '\n';
  }

  void Attributes(std::span<const Attribute> attributes) {
    ++depth_;
    for (const Attribute& attribute : attributes) {
      Line("Attribute", attribute.name.text);
      Children(attribute.params);
    }
    --depth_;
  }

  void Children(std::span<const Expr* const> children) {
    ++depth_;
    for (const Expr* child : children) Expression(*child);
    --depth_;
  }
  void Child(const Expr& child) {
    const Expr* one = &child;
    Children({&one, 1});
  }

  void Statement(const Stmt& stmt) {
    switch (stmt.kind) {
      case StmtKind::kBadStmt:
        Line(NameOf(stmt.kind));
        break;
      case StmtKind::kVariableStmt: {
        auto& node = static_cast<const VariableStmt&>(stmt);
        Line(NameOf(stmt.kind), node.name.text);
        Child(*node.init);
        break;
      }
      case StmtKind::kOptionStmt: {
        auto& node = static_cast<const OptionStmt&>(stmt);
        std::string name(node.package.text);
        if (!name.empty()) name += '.';
        Line(NameOf(stmt.kind), name.append(node.name.text));
        Child(*node.init);
        break;
      }
      case StmtKind::kBuiltinStmt:
        Builtin(static_cast<const BuiltinStmt&>(stmt));
        break;
      case StmtKind::kTestcaseStmt: {
        auto& node = static_cast<const TestcaseStmt&>(stmt);
        std::string extends = node.extends ? "extends " + Quoted(node.extends->value) : "";
        Line(NameOf(stmt.kind), extends.empty() ? std::string(node.name.text) : Joined(node.name.text, extends));
        Block(node.body);
        break;
      }
      case StmtKind::kReturnStmt:
        Line(NameOf(stmt.kind));
        Child(*static_cast<const ReturnStmt&>(stmt).value);
        break;
      case StmtKind::kExprStmt:
        Line(NameOf(stmt.kind));
        Child(*static_cast<const ExprStmt&>(stmt).expr);
        break;
    }
    Attributes(stmt.attributes);
  }

  void Block(std::span<const Stmt* const> statements) {
    ++depth_;
    for (const Stmt* stmt : statements) Statement(*stmt);
    --depth_;
  }

  void Builtin(const BuiltinStmt& node) {
    Line(NameOf(node.kind), node.name.text);
    ++depth_;
    Type(*node.type);
    for (const Constraint& constraint : node.constraints) {
      std::string kinds;
      for (const Name& kind : constraint.kinds) kinds.append(kinds.empty() ? "" : " + ").append(kind.text);
      Line("Constraint", fmt::format("{}: {}", constraint.variable.text, kinds));
    }
    --depth_;
  }

  void Properties(std::span<const Property> properties) {
    ++depth_;
    for (const Property& property : properties) {
      Line("Property", property.is_quoted ? Quoted(property.name.text) : std::string(property.name.text));
      if (property.value) Child(*property.value);
    }
    --depth_;
  }

  void Expression(const Expr& expr);
  void Function(const FunctionExpr& node);
  void Type(const TypeExpr& type);
  void FunctionParams(const FunctionType& node);

  std::string text_;
  int depth_ = 0;
};

void Dumper::Function(const FunctionExpr& node) {
  Line(NameOf(node.kind));
  ++depth_;
  for (const Param& param : node.params) {
    Line("Param", param.name.text);
    if (param.default_value) Child(*param.default_value);
  }
  --depth_;
  if (node.has_block) {
    Block(node.block);
  } else {
    Child(*node.body);
  }
}

void Dumper::Expression(const Expr& expr) {
  std::string_view label = NameOf(expr.kind);
  switch (expr.kind) {
    case ExprKind::kBadExpr:
    case ExprKind::kPipeLit:
      Line(label);
      break;
    case ExprKind::kIdentifier:
      Line(label, static_cast<const Identifier&>(expr).name);
      break;
    case ExprKind::kIntLit:
      Line(label, std::to_string(static_cast<const IntLit&>(expr).value));
      break;
    case ExprKind::kFloatLit:
      Line(label, FormatFloat(static_cast<const FloatLit&>(expr).value));
      break;
    case ExprKind::kStringLit:
      Line(label, Quoted(static_cast<const StringLit&>(expr).value));
      break;
    case ExprKind::kStringExpr:
      Line(label);
      Children(static_cast<const StringExpr&>(expr).parts);
      break;
    case ExprKind::kDurationLit:
      Line(label, FormatDuration(static_cast<const DurationLit&>(expr).value));
      break;
    case ExprKind::kTimeLit:
      Line(label, FormatTime(static_cast<const TimeLit&>(expr).value));
      break;
    case ExprKind::kRegexpLit:
      Line(label, Quoted(static_cast<const RegexpLit&>(expr).pattern));
      break;
    case ExprKind::kLabelLit:
      Line(label, Quoted(static_cast<const LabelLit&>(expr).name));
      break;
    case ExprKind::kArrayExpr:
      Line(label);
      Children(static_cast<const ArrayExpr&>(expr).elements);
      break;
    case ExprKind::kDictExpr:
      Line(label);
      for (const DictEntry& entry : static_cast<const DictExpr&>(expr).entries) {
        const Expr* pair[] = {entry.key, entry.value};
        Children(pair);
      }
      break;
    case ExprKind::kRecordExpr: {
      auto& node = static_cast<const RecordExpr&>(expr);
      Line(label, node.base ? fmt::format("with {}", node.base->name) : "");
      Properties(node.properties);
      break;
    }
    case ExprKind::kFunctionExpr:
      Function(static_cast<const FunctionExpr&>(expr));
      break;
    case ExprKind::kParenExpr:
      Line(label);
      Child(*static_cast<const ParenExpr&>(expr).inner);
      break;
    case ExprKind::kMemberExpr: {
      auto& node = static_cast<const MemberExpr&>(expr);
      Line(label, node.is_quoted ? Quoted(node.name.text) : std::string(node.name.text));
      Child(*node.object);
      break;
    }
    case ExprKind::kIndexExpr: {
      auto& node = static_cast<const IndexExpr&>(expr);
      const Expr* children[] = {node.object, node.index};
      Line(label);
      Children(children);
      break;
    }
    case ExprKind::kCallExpr: {
      auto& node = static_cast<const CallExpr&>(expr);
      Line(label);
      Child(*node.callee);
      Properties(node.args);
      break;
    }
    case ExprKind::kPipeExpr: {
      auto& node = static_cast<const PipeExpr&>(expr);
      const Expr* children[] = {node.argument, node.call};
      Line(label);
      Children(children);
      break;
    }
    case ExprKind::kUnaryExpr: {
      auto& node = static_cast<const UnaryExpr&>(expr);
      Line(label, Spelling(node.op));
      Child(*node.operand);
      break;
    }
    case ExprKind::kBinaryExpr: {
      auto& node = static_cast<const BinaryExpr&>(expr);
      const Expr* children[] = {node.left, node.right};
      Line(label, Spelling(node.op));
      Children(children);
      break;
    }
    case ExprKind::kLogicalExpr: {
      auto& node = static_cast<const LogicalExpr&>(expr);
      const Expr* children[] = {node.left, node.right};
      Line(label, Spelling(node.op));
      Children(children);
      break;
    }
    case ExprKind::kConditionalExpr: {
      auto& node = static_cast<const ConditionalExpr&>(expr);
      const Expr* children[] = {node.test, node.then_branch, node.else_branch};
      Line(label);
      Children(children);
      break;
    }
  }
}

void Dumper::FunctionParams(const FunctionType& node) {
  for (const ParamType& param : node.params) {
    constexpr std::string_view kModes[] = {"", "?", "<-"};
    Line("ParamType", fmt::format("{}{}", kModes[static_cast<size_t>(param.mode)], param.name.text));
    ++depth_;
    Type(*param.type);
    if (param.default_label) Type(*param.default_label);
    --depth_;
  }
}

void Dumper::Type(const TypeExpr& type) {
  std::string_view label = NameOf(type.kind);
  std::string_view detail;
  std::string record_base;
  const TypeExpr* children[2] = {};
  switch (type.kind) {
    case TypeKind::kNamedType:
      detail = static_cast<const NamedType&>(type).name;
      break;
    case TypeKind::kVariableType:
      detail = static_cast<const VariableType&>(type).name;
      break;
    case TypeKind::kLabelType:
      detail = static_cast<const LabelType&>(type).name;
      break;
    case TypeKind::kDynamicType:
      break;
    case TypeKind::kArrayType:
      children[0] = static_cast<const ArrayType&>(type).element;
      break;
    case TypeKind::kStreamType:
      children[0] = static_cast<const StreamType&>(type).element;
      break;
    case TypeKind::kVectorType:
      children[0] = static_cast<const VectorType&>(type).element;
      break;
    case TypeKind::kDictType:
      children[0] = static_cast<const DictType&>(type).key;
      children[1] = static_cast<const DictType&>(type).value;
      break;
    case TypeKind::kRecordType:
      if (auto* base = static_cast<const RecordType&>(type).base) record_base = fmt::format("with {}", base->name);
      detail = record_base;
      break;
    case TypeKind::kFunctionType:
      children[0] = static_cast<const FunctionType&>(type).result;
      break;
  }
  Line(label, detail);
  ++depth_;
  if (const auto* record = As<RecordType>(&type)) {
    for (const PropertyType& property : record->properties) {
      Line("PropertyType", property.is_quoted ? Quoted(property.name.text) : std::string(property.name.text));
      ++depth_;
      Type(*property.type);
      --depth_;
    }
  }
  if (const auto* function = As<FunctionType>(&type)) FunctionParams(*function);
  for (const TypeExpr* child : children) {
    if (child) Type(*child);
  }
  --depth_;
}

}  // namespace

std::string Dump(const File& file) { return Dumper().Run(file); }

}  // namespace flux::ast
