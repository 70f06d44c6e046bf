#include "tools/server/syntax_json.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "fmt/format.h"
#include "runtime/io/json_text.h"

namespace flux::server {

namespace {

constexpr size_t kMostBytes = 32 << 20;
constexpr size_t kDeepest = 2000;

// Without zeros in front.
std::string_view Digits(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of('0'), text.size() - 1));
  return text;
}

// A time as RFC 3339 has it, without zeros at the end of the second's fraction.
std::string TimeText(std::string_view text) {
  if (text.find('T') == text.npos) return fmt::format("{}T00:00:00Z", text);
  std::string time(text);
  if (const size_t dot = time.find('.'); dot != time.npos) {
    const size_t end = std::min(time.find_first_not_of("0123456789", dot + 1), time.size());
    const size_t last = time.find_last_not_of('0', end - 1);
    time.erase(last == dot ? dot : last + 1, end - (last == dot ? dot : last + 1));
  }
  if (time.ends_with("+00:00") || time.ends_with("-00:00")) time.replace(time.size() - 6, 6, "Z");
  return time;
}

class Writer {
 public:
  explicit Writer(const SourceFile& source) : source_(source) {}

  void Package(const ast::File& file) {
    out_ = R"({"type":"Package","package":)";
    Text(file.package != nullptr ? file.package->name.text : "main");
    out_ += R"(,"files":[{"type":"File")";
    if (const std::optional<Span> span = SpanOf(file)) Location(*span);
    out_ += R"(,"metadata":"parser-type=fluxc","package":)";
    if (file.package != nullptr) {
      Node("PackageClause", file.package->span, [&] { Member("name", [&] { Id(file.package->name); }); });
    } else {
      out_ += "null";
    }
    Member("imports", [&] {
      if (file.imports.empty()) {
        out_ += "null";
      } else {
        List(file.imports, [&](const ast::ImportDecl& import) { Import(import); });
      }
    });
    Member("body", [&] { List(file.statements, [&](const ast::Stmt* statement) { Statement(*statement); }); });
    out_ += "}]}";
  }

  Result<std::string> Take() && {
    if (is_too_deep_) return Fail(ErrorCode::kInvalid, "the script is nested too deeply for its syntax tree");
    if (is_too_large_) return Fail(ErrorCode::kInvalid, "the syntax tree of the script is too large");
    return std::move(out_);
  }

 private:
  // From the first to the last thing in a file, attributes included.
  static std::optional<Span> SpanOf(const ast::File& file) {
    std::optional<Span> all;
    const auto include = [&](Span span, std::span<const ast::Attribute> attributes) {
      if (!attributes.empty()) span.begin = attributes.front().span.begin;
      all = all ? Span{std::min(all->begin, span.begin), std::max(all->end, span.end)} : span;
    };
    if (file.package != nullptr) include(file.package->span, file.package->attributes);
    for (const ast::ImportDecl& import : file.imports) include(import.span, import.attributes);
    for (const ast::Stmt* statement : file.statements) include(statement->span, statement->attributes);
    return all;
  }

  void Text(std::string_view text) { io::AppendJsonString(out_, text, io::JsonEscapes::kForWeb); }
  void Location(Span span) {
    const LineColumn begin = source_.Locate(span.begin), end = source_.Locate(span.end);
    out_ += fmt::format(R"(,"location":{{"start":{{"line":{},"column":{}}},"end":{{"line":{},"column":{}}},"source":)",
                        begin.line, begin.column, end.line, end.column);
    Text(source_.Text(span));
    out_ += '}';
  }
  // An object with type, place, and what `members` write.
  template <typename Members>
  void Node(std::string_view type, Span span, Members members) {
    is_too_large_ = is_too_large_ || out_.size() > kMostBytes;
    is_too_deep_ = is_too_deep_ || depth_ > kDeepest;
    if (is_too_large_ || is_too_deep_) return;
    ++depth_;
    out_ += fmt::format(R"({{"type":"{}")", type);
    Location(span);
    members();
    out_ += '}';
    --depth_;
  }
  template <typename Value>
  void Member(std::string_view name, Value value) {
    out_ += fmt::format(R"(,"{}":)", name);
    value();
  }
  void TextMember(std::string_view name, std::string_view text) {
    Member(name, [&] { Text(text); });
  }
  void ExprMember(std::string_view name, const ast::Expr* expr) {
    Member(name, [&] {
      if (expr != nullptr) {
        Expression(*expr);
      } else {
        out_ += "null";
      }
    });
  }
  template <typename Items, typename Write>
  void List(const Items& items, Write write) {
    out_ += '[';
    bool is_first = true;
    for (const auto& item : items) {
      if (!is_first) out_ += ',';
      is_first = false;
      write(item);
    }
    out_ += ']';
  }

  void Id(const ast::Name& name) {
    Node("Identifier", name.span, [&] { TextMember("name", name.text); });
  }
  void Id(std::string_view name, Span span) { Id(ast::Name{name, span}); }
  void Key(const ast::Name& name, bool is_quoted) {
    if (!is_quoted) return Id(name);
    Node("StringLiteral", name.span, [&] { TextMember("value", name.text); });
  }
  // From the first `{` behind a place.
  Span BlockBehind(uint32_t begin, uint32_t end) const {
    const size_t brace = source_.text().find('{', begin);
    return {static_cast<uint32_t>(std::min<size_t>(brace, end)), end};
  }

  void Import(const ast::ImportDecl& import) {
    Node("ImportDeclaration", import.span, [&] {
      Member("as", [&] {
        if (import.alias.text.empty()) {
          out_ += "null";
        } else {
          Id(import.alias);
        }
      });
      ExprMember("path", import.path);
    });
  }
  void Block(Span span, std::span<const ast::Stmt* const> statements) {
    Node("Block", span, [&] {
      Member("body", [&] { List(statements, [&](const ast::Stmt* statement) { Statement(*statement); }); });
    });
  }

  void Statement(const ast::Stmt& statement) {
    switch (statement.kind) {
      case ast::StmtKind::kBadStmt:
        return Node("BadStatement", statement.span, [] {});
      case ast::StmtKind::kVariableStmt: {
        const auto& variable = static_cast<const ast::VariableStmt&>(statement);
        return Assignment(variable.span, variable.name, variable.init);
      }
      case ast::StmtKind::kOptionStmt:
        return Option(static_cast<const ast::OptionStmt&>(statement));
      case ast::StmtKind::kBuiltinStmt:
        return Builtin(static_cast<const ast::BuiltinStmt&>(statement));
      case ast::StmtKind::kTestcaseStmt:
        return Testcase(static_cast<const ast::TestcaseStmt&>(statement));
      case ast::StmtKind::kReturnStmt:
        return Node("ReturnStatement", statement.span,
                    [&] { ExprMember("argument", static_cast<const ast::ReturnStmt&>(statement).value); });
      case ast::StmtKind::kExprStmt:
        return Node("ExpressionStatement", statement.span,
                    [&] { ExprMember("expression", static_cast<const ast::ExprStmt&>(statement).expr); });
    }
  }
  void Assignment(Span span, const ast::Name& name, const ast::Expr* init) {
    Node("VariableAssignment", span, [&] {
      Member("id", [&] { Id(name); });
      ExprMember("init", init);
    });
  }
  void Option(const ast::OptionStmt& option) {
    Node("OptionStatement", option.span, [&] {
      Member("assignment", [&] {
        if (option.package.text.empty())
          return Assignment({option.name.span.begin, option.span.end}, option.name, option.init);
        const Span member{option.package.span.begin, option.name.span.end};
        Node("MemberAssignment", {member.begin, option.span.end}, [&] {
          Member("member", [&] {
            Node("MemberExpression", member, [&] {
              Member("object", [&] { Id(option.package); });
              Member("property", [&] { Id(option.name); });
            });
          });
          ExprMember("init", option.init);
        });
      });
    });
  }
  void Testcase(const ast::TestcaseStmt& testcase) {
    Node("TestCaseStatement", testcase.span, [&] {
      Member("id", [&] { Id(testcase.name); });
      if (testcase.extends != nullptr) ExprMember("extends", testcase.extends);
      const uint32_t head = testcase.extends != nullptr ? testcase.extends->span.end : testcase.name.span.end;
      Member("block", [&] { Block(BlockBehind(head, testcase.span.end), testcase.body); });
    });
  }
  void Builtin(const ast::BuiltinStmt& builtin) {
    Node("BuiltinStatement", builtin.span, [&] {
      Member("id", [&] { Id(builtin.name); });
      Member("ty", [&] {
        Node("TypeExpression", {builtin.type->span.begin, builtin.span.end}, [&] {
          Member("monotype", [&] { Type(*builtin.type); });
          Member("constraints",
                 [&] { List(builtin.constraints, [&](const ast::Constraint& one) { Constraint(one); }); });
        });
      });
    });
  }
  void Constraint(const ast::Constraint& constraint) {
    const uint32_t end = constraint.kinds.empty() ? constraint.variable.span.end : constraint.kinds.back().span.end;
    Node("TypeConstraint", {constraint.variable.span.begin, end}, [&] {
      Member("tvar", [&] { Id(constraint.variable); });
      Member("kinds", [&] { List(constraint.kinds, [&](const ast::Name& kind) { Id(kind); }); });
    });
  }

  void Type(const ast::TypeExpr& type) {
    const auto name = [&](std::string_view text) { Member("name", [&] { Id(text, type.span); }); };
    const auto element = [&](const ast::TypeExpr* of) { Member("element", [&] { Type(*of); }); };
    switch (type.kind) {
      case ast::TypeKind::kNamedType:
        return Node("NamedType", type.span, [&] { name(static_cast<const ast::NamedType&>(type).name); });
      case ast::TypeKind::kVariableType:
        return Node("TvarType", type.span, [&] { name(static_cast<const ast::VariableType&>(type).name); });
      case ast::TypeKind::kArrayType:
        return Node("ArrayType", type.span, [&] { element(static_cast<const ast::ArrayType&>(type).element); });
      case ast::TypeKind::kStreamType:
        return Node("StreamType", type.span, [&] { element(static_cast<const ast::StreamType&>(type).element); });
      case ast::TypeKind::kVectorType:
        return Node("VectorType", type.span, [&] { element(static_cast<const ast::VectorType&>(type).element); });
      case ast::TypeKind::kDynamicType:
        return Node("DynamicType", type.span, [] {});
      case ast::TypeKind::kLabelType:
        return Node("LabelType", type.span,
                    [&] { TextMember("value", static_cast<const ast::LabelType&>(type).name); });
      case ast::TypeKind::kDictType:
        return Node("DictType", type.span, [&] {
          Member("key", [&] { Type(*static_cast<const ast::DictType&>(type).key); });
          Member("val", [&] { Type(*static_cast<const ast::DictType&>(type).value); });
        });
      case ast::TypeKind::kRecordType:
        return Record(static_cast<const ast::RecordType&>(type));
      case ast::TypeKind::kFunctionType:
        return Function(static_cast<const ast::FunctionType&>(type));
    }
  }
  void Record(const ast::RecordType& record) {
    Node("RecordType", record.span, [&] {
      Member("properties", [&] {
        List(record.properties, [&](const ast::PropertyType& property) {
          Node("PropertyType", {property.name.span.begin, property.type->span.end}, [&] {
            Member("name", [&] { Key(property.name, property.is_quoted); });
            Member("monotype", [&] { Type(*property.type); });
          });
        });
      });
      if (record.base != nullptr) Member("tvar", [&] { Id(record.base->name, record.base->span); });
    });
  }
  void Function(const ast::FunctionType& function) {
    Node("FunctionType", function.span, [&] {
      Member("parameters", [&] { List(function.params, [&](const ast::ParamType& param) { Parameter(param); }); });
      Member("monotype", [&] { Type(*function.result); });
    });
  }
  void Parameter(const ast::ParamType& param) {
    const bool has_name = !param.name.text.empty();
    Span span{has_name ? param.name.span.begin : param.type->span.begin, param.type->span.end};
    std::string_view type = "Required", sign;
    if (param.mode == ast::ParamType::Mode::kOptional) std::tie(type, sign) = std::pair("Optional", "?");
    if (param.mode == ast::ParamType::Mode::kPipe) std::tie(type, sign) = std::pair("Pipe", "<-");
    if (!sign.empty())
      span.begin = static_cast<uint32_t>(std::min<size_t>(source_.text().rfind(sign, span.begin), span.begin));
    Node(type, span, [&] {
      if (has_name) Member("name", [&] { Id(param.name); });
      Member("monotype", [&] { Type(*param.type); });
      if (param.default_label != nullptr) Member("default", [&] { Type(*param.default_label); });
    });
  }

  void Expression(const ast::Expr& expr) {
    switch (expr.kind) {
      case ast::ExprKind::kBadExpr:
        return Node("BadExpression", expr.span, [] {});
      case ast::ExprKind::kIdentifier:
        return Id(static_cast<const ast::Identifier&>(expr).name, expr.span);
      case ast::ExprKind::kIntLit:
      case ast::ExprKind::kFloatLit:
      case ast::ExprKind::kStringLit:
      case ast::ExprKind::kDurationLit:
      case ast::ExprKind::kTimeLit:
      case ast::ExprKind::kRegexpLit:
      case ast::ExprKind::kLabelLit:
      case ast::ExprKind::kPipeLit:
        return Literal(expr);
      case ast::ExprKind::kStringExpr:
      case ast::ExprKind::kArrayExpr:
      case ast::ExprKind::kDictExpr:
      case ast::ExprKind::kRecordExpr:
      case ast::ExprKind::kFunctionExpr:
        return Constructor(expr);
      case ast::ExprKind::kParenExpr:
        return Node("ParenExpression", expr.span,
                    [&] { ExprMember("expression", static_cast<const ast::ParenExpr&>(expr).inner); });
      case ast::ExprKind::kMemberExpr:
      case ast::ExprKind::kIndexExpr:
      case ast::ExprKind::kCallExpr:
      case ast::ExprKind::kPipeExpr:
      case ast::ExprKind::kUnaryExpr:
      case ast::ExprKind::kBinaryExpr:
      case ast::ExprKind::kLogicalExpr:
      case ast::ExprKind::kConditionalExpr:
        return Compound(expr);
    }
  }

  void Literal(const ast::Expr& expr) {
    const std::string_view text = source_.Text(expr.span);
    const auto with_text = [&](std::string_view type, std::string_view value) {
      Node(type, expr.span, [&] { TextMember("value", value); });
    };
    if (expr.kind == ast::ExprKind::kIntLit) return with_text("IntegerLiteral", Digits(text));
    if (const auto* value = ast::As<ast::FloatLit>(&expr))
      return Node("FloatLiteral", expr.span,
                  [&] { Member("value", [&] { io::AppendJsonNumber(out_, value->value); }); });
    if (const auto* value = ast::As<ast::StringLit>(&expr)) return with_text("StringLiteral", value->value);
    if (expr.kind == ast::ExprKind::kTimeLit) return with_text("DateTimeLiteral", TimeText(text));
    if (const auto* value = ast::As<ast::RegexpLit>(&expr)) return with_text("RegexpLiteral", value->pattern);
    if (const auto* value = ast::As<ast::LabelLit>(&expr)) return with_text("LabelLiteral", value->name);
    if (expr.kind == ast::ExprKind::kPipeLit) return Node("PipeLiteral", expr.span, [] {});
    Node("DurationLiteral", expr.span, [&] { Member("values", [&] { DurationValues(text); }); });
  }
  // `1h30m` as it was written.
  void DurationValues(std::string_view text) {
    constexpr std::string_view kDigits = "0123456789";
    out_ += '[';
    bool is_first = true;
    while (!text.empty()) {
      const size_t unit = std::min(text.find_first_not_of(kDigits), text.size());
      const size_t end = std::min(text.find_first_of(kDigits, unit), text.size());
      if (unit == 0) break;
      const std::string_view name = text.substr(unit, end - unit);
      out_ += fmt::format(R"({}{{"magnitude":{},"unit":"{}"}})", is_first ? "" : ",", Digits(text.substr(0, unit)),
                          name == "\u00b5s" || name == "\u03bcs" ? "us" : name);
      is_first = false;
      text.remove_prefix(end);
    }
    out_ += ']';
  }

  void Constructor(const ast::Expr& expr) {
    if (const auto* string = ast::As<ast::StringExpr>(&expr))
      return Node("StringExpression", expr.span, [&] { Member("parts", [&] { Parts(*string); }); });
    if (const auto* array = ast::As<ast::ArrayExpr>(&expr)) {
      return Node("ArrayExpression", expr.span, [&] {
        Member("elements", [&] { List(array->elements, [&](const ast::Expr* item) { Expression(*item); }); });
      });
    }
    if (const auto* dict = ast::As<ast::DictExpr>(&expr)) {
      return Node("DictExpression", expr.span, [&] {
        Member("elements", [&] {
          List(dict->entries, [&](const ast::DictEntry& entry) {
            out_ += R"({"type":"DictItem")";
            ExprMember("key", entry.key);
            ExprMember("val", entry.value);
            out_ += '}';
          });
        });
      });
    }
    if (const auto* record = ast::As<ast::RecordExpr>(&expr)) {
      return Node("ObjectExpression", expr.span, [&] {
        if (record->base != nullptr) ExprMember("with", record->base);
        Properties(record->properties);
      });
    }
    Closure(static_cast<const ast::FunctionExpr&>(expr));
  }
  void Parts(const ast::StringExpr& string) {
    uint32_t end = string.span.begin + 1;
    List(string.parts, [&](const ast::Expr* part) {
      if (const auto* text = ast::As<ast::StringLit>(part)) {
        end = part->span.end;
        return Node("TextPart", part->span, [&] { TextMember("value", text->value); });
      }
      const size_t brace = source_.text().find('}', part->span.end);
      const Span span{end, static_cast<uint32_t>(std::min<size_t>(brace + 1, string.span.end))};
      end = span.end;
      Node("InterpolatedPart", span, [&] { ExprMember("expression", part); });
    });
  }
  void Properties(std::span<const ast::Property> properties) {
    Member("properties", [&] {
      List(properties, [&](const ast::Property& property) {
        Node("Property", property.span, [&] {
          Member("key", [&] { Key(property.name, property.is_quoted); });
          ExprMember("value", property.value);
        });
      });
    });
  }
  void Closure(const ast::FunctionExpr& function) {
    Node("FunctionExpression", function.span, [&] {
      Member("params", [&] {
        List(function.params, [&](const ast::Param& param) {
          Node("Property", param.span, [&] {
            Member("key", [&] { Id(param.name); });
            ExprMember("value", param.default_value);
          });
        });
      });
      if (!function.has_block) return ExprMember("body", function.body);
      const uint32_t head = function.params.empty() ? function.span.begin : function.params.back().span.end;
      Member("body", [&] { Block(BlockBehind(head, function.span.end), function.block); });
    });
  }

  void Compound(const ast::Expr& expr) {
    if (const auto* call = ast::As<ast::CallExpr>(&expr)) return Call(*call);
    if (const auto* member = ast::As<ast::MemberExpr>(&expr)) {
      return Node("MemberExpression", expr.span, [&] {
        ExprMember("object", member->object);
        Member("property", [&] { Key(member->name, member->is_quoted); });
      });
    }
    if (const auto* index = ast::As<ast::IndexExpr>(&expr)) {
      return Node("IndexExpression", expr.span, [&] {
        ExprMember("array", index->object);
        ExprMember("index", index->index);
      });
    }
    if (const auto* pipe = ast::As<ast::PipeExpr>(&expr)) {
      return Node("PipeExpression", expr.span, [&] {
        ExprMember("argument", pipe->argument);
        ExprMember("call", pipe->call);
      });
    }
    if (const auto* unary = ast::As<ast::UnaryExpr>(&expr)) {
      return Node("UnaryExpression", expr.span, [&] {
        TextMember("operator", Spelling(unary->op));
        ExprMember("argument", unary->operand);
      });
    }
    const auto binary = [&](std::string_view type, const auto& node) {
      Node(type, expr.span, [&] {
        TextMember("operator", Spelling(node.op));
        ExprMember("left", node.left);
        ExprMember("right", node.right);
      });
    };
    if (const auto* node = ast::As<ast::BinaryExpr>(&expr)) return binary("BinaryExpression", *node);
    if (const auto* node = ast::As<ast::LogicalExpr>(&expr)) return binary("LogicalExpression", *node);
    const auto& conditional = static_cast<const ast::ConditionalExpr&>(expr);
    Node("ConditionalExpression", expr.span, [&] {
      ExprMember("test", conditional.test);
      ExprMember("consequent", conditional.then_branch);
      ExprMember("alternate", conditional.else_branch);
    });
  }
  void Call(const ast::CallExpr& call) {
    Node("CallExpression", call.span, [&] {
      ExprMember("callee", call.callee);
      if (call.args.empty()) return;
      Member("arguments", [&] {
        out_ += '[';
        Node("ObjectExpression", {call.args.front().span.begin, call.args.back().span.end},
             [&] { Properties(call.args); });
        out_ += ']';
      });
    });
  }

  const SourceFile& source_;
  std::string out_;
  size_t depth_ = 0;
  bool is_too_large_ = false, is_too_deep_ = false;
};

}  // namespace

Result<std::string> SyntaxJson(const ast::File& file) {
  Writer writer(*file.source);
  writer.Package(file);
  return std::move(writer).Take();
}

}  // namespace flux::server
