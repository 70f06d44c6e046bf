#include "tools/server/ast_text.h"

#include "fmt/format.h"
#include "runtime/base/terminal_text.h"
#include "runtime/plan/flux_text.h"

namespace flux::server {

namespace {

using Text = Result<std::string>;

constexpr size_t kDeepest = 200;

std::unexpected<Error> Unknown(std::string_view type, std::string_view place) {
  return Fail(ErrorCode::kInvalid, fmt::format("`{}` is not a kind of {} in a syntax tree", ShownName(type), place));
}

// A text as a Flux literal, which every text has.
std::string Quoted(std::string_view text) { return *plan::FluxLiteral(Value::String(text)); }

bool IsName(std::string_view text) {
  const auto is_letter = [](char c) { return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (text.empty() || !is_letter(text[0])) return false;
  for (const char c : text) {
    if (!is_letter(c) && !(c >= '0' && c <= '9')) return false;
  }
  return true;
}

// Writes nodes. Every expression that is put together stands in parentheses, so that no precedence matters.
class AstWriter {
 public:
  Text Statements(const json::object& block) {
    FLUX_TRY(const json::array* const body, FindArray(block, "body"));
    std::string text;
    for (const json::value& item : body != nullptr ? *body : json::array()) {
      FLUX_TRY(const json::object* const node, ObjectOf(item));
      FLUX_TRY(const std::string statement, Statement(*node));
      text += (text.empty() ? "" : " ") + statement;
    }
    return text;
  }

  Text Import(const json::object& node) {
    FLUX_TRY(const json::object* const path, Child(node, "path"));
    FLUX_TRY(const json::object* const alias, FindObject(node, "as"));
    const std::string name = alias != nullptr ? TextIn(*alias, "name") + " " : "";
    if (!name.empty() && !IsName(name.substr(0, name.size() - 1))) return Unknown(name, "name");
    return fmt::format("import {}{}", name, Quoted(TextIn(*path, "value")));
  }

 private:
  Result<const json::object*> ObjectOf(const json::value& value) {
    if (!value.is_object()) return Fail(ErrorCode::kInvalid, "a node of a syntax tree must be an object");
    return &value.as_object();
  }
  Result<const json::object*> Child(const json::object& node, std::string_view name) {
    FLUX_TRY(const json::object* const child, FindObject(node, name));
    if (child != nullptr) return child;
    return Fail(ErrorCode::kInvalid,
                fmt::format("the node `{}` of a syntax tree has no `{}`", ShownName(TextIn(node, "type")), name));
  }
  Text ChildText(const json::object& node, std::string_view name) {
    FLUX_TRY(const json::object* const child, Child(node, name));
    return Expression(*child);
  }
  Text NameIn(const json::object& node, std::string_view member) {
    FLUX_TRY(const json::object* const id, Child(node, member));
    std::string name = TextIn(*id, "name");
    if (!IsName(name)) return Unknown(name, "name");
    return name;
  }
  // The texts of the nodes in an array, between commas.
  template <typename Write>
  Text List(const json::object& node, std::string_view name, Write write) {
    FLUX_TRY(const json::array* const items, FindArray(node, name));
    std::string text;
    for (const json::value& item : items != nullptr ? *items : json::array()) {
      FLUX_TRY(const json::object* const object, ObjectOf(item));
      FLUX_TRY(const std::string part, write(*object));
      text += (text.empty() ? "" : ", ") + part;
    }
    return text;
  }

  Text Statement(const json::object& node) {
    const std::string type = TextIn(node, "type");
    if (type == "OptionStatement") {
      FLUX_TRY(const json::object* const assignment, Child(node, "assignment"));
      FLUX_TRY(const std::string text, Statement(*assignment));
      return "option " + text;
    }
    if (type == "VariableAssignment") {
      FLUX_TRY(const std::string name, NameIn(node, "id"));
      FLUX_TRY(const std::string init, ChildText(node, "init"));
      return fmt::format("{} = {}", name, init);
    }
    if (type == "MemberAssignment") {
      FLUX_TRY(const std::string member, ChildText(node, "member"));
      FLUX_TRY(const std::string init, ChildText(node, "init"));
      return fmt::format("{} = {}", member, init);
    }
    if (type == "ExpressionStatement") return ChildText(node, "expression");
    if (type == "ReturnStatement") {
      FLUX_TRY(const std::string value, ChildText(node, "argument"));
      return "return " + value;
    }
    return Unknown(type, "statement");
  }

  Text Expression(const json::object& node) {
    if (++depth_ > kDeepest) return Fail(ErrorCode::kInvalid, "the syntax tree is nested too deeply");
    Text text = AnyExpression(node, TextIn(node, "type"));
    --depth_;
    return text;
  }

  Text AnyExpression(const json::object& node, const std::string& type) {
    if (type == "Identifier") {
      std::string name = TextIn(node, "name");
      if (!IsName(name)) return Unknown(name, "name");
      return name;
    }
    if (type.ends_with("Literal")) return Literal(node, type);
    if (type == "ParenExpression") return ChildText(node, "expression");
    if (type == "ArrayExpression") {
      FLUX_TRY(const std::string items,
               List(node, "elements", [&](const json::object& item) { return Expression(item); }));
      return fmt::format("[{}]", items);
    }
    if (type == "ObjectExpression") return Object(node);
    if (type == "DictExpression") {
      FLUX_TRY(const std::string items,
               List(node, "elements", [&](const json::object& item) { return Entry(item, "val"); }));
      return fmt::format("[{}]", items.empty() ? ":" : items);
    }
    if (type == "FunctionExpression") return Function(node);
    if (type == "StringExpression") return Interpolation(node);
    return Compound(node, type);
  }

  Text Compound(const json::object& node, const std::string& type) {
    if (type == "CallExpression") {
      FLUX_TRY(const std::string callee, ChildText(node, "callee"));
      FLUX_TRY(const std::string arguments,
               List(node, "arguments", [&](const json::object& item) { return Members(item); }));
      return fmt::format("{}({})", callee, arguments);
    }
    if (type == "PipeExpression") {
      FLUX_TRY(const std::string argument, ChildText(node, "argument"));
      FLUX_TRY(const std::string call, ChildText(node, "call"));
      return fmt::format("({} |> {})", argument, call);
    }
    if (type == "MemberExpression") return Member(node);
    if (type == "IndexExpression") {
      FLUX_TRY(const std::string array, ChildText(node, "array"));
      FLUX_TRY(const std::string index, ChildText(node, "index"));
      return fmt::format("{}[{}]", array, index);
    }
    if (type == "BinaryExpression" || type == "LogicalExpression") {
      FLUX_TRY(const std::string left, ChildText(node, "left"));
      FLUX_TRY(const std::string right, ChildText(node, "right"));
      FLUX_TRY(const std::string op, Operator(node));
      return fmt::format("({} {} {})", left, op, right);
    }
    if (type == "UnaryExpression") {
      FLUX_TRY(const std::string argument, ChildText(node, "argument"));
      FLUX_TRY(const std::string op, Operator(node));
      return fmt::format("({} {})", op, argument);
    }
    if (type == "ConditionalExpression") {
      FLUX_TRY(const std::string test, ChildText(node, "test"));
      FLUX_TRY(const std::string yes, ChildText(node, "consequent"));
      FLUX_TRY(const std::string no, ChildText(node, "alternate"));
      return fmt::format("(if {} then {} else {})", test, yes, no);
    }
    return Unknown(type, "expression");
  }

  Text Operator(const json::object& node) {
    constexpr std::string_view kOperators[] = {"+",  "-", "*",  "/",  "%",  "^",   "==", "!=",  "<",
                                               "<=", ">", ">=", "=~", "!~", "and", "or", "not", "exists"};
    std::string op = TextIn(node, "operator");
    for (const std::string_view known : kOperators) {
      if (op == known) return op;
    }
    return Unknown(op, "operator");
  }

  Text Literal(const json::object& node, const std::string& type) {
    const std::string value = TextIn(node, "value");
    if (type == "StringLiteral") return Quoted(value);
    if (type == "IntegerLiteral" || type == "UnsignedIntegerLiteral") {
      if (value.empty() || value.find_first_not_of("-0123456789") != value.npos) return Unknown(value, "integer");
      return type == "IntegerLiteral" ? value : fmt::format("uint(v: \"{}\")", value);
    }
    if (type == "DateTimeLiteral") {
      if (value.empty() || value.find_first_not_of("0123456789-:.TZ+") != value.npos) return Unknown(value, "time");
      return value;
    }
    if (type == "RegexpLiteral") return Regexp(value);
    if (type == "PipeLiteral") return std::string("<-");
    if (type == "DurationLiteral") return DurationLiteral(node);
    const json::value* const scalar = node.if_contains("value");
    if (type == "BooleanLiteral" && scalar != nullptr && scalar->is_bool())
      return std::string(scalar->as_bool() ? "true" : "false");
    if (type == "FloatLiteral" && scalar != nullptr && scalar->is_number())
      return fmt::format("float(v: \"{}\")", scalar->to_number<double>());
    return Unknown(type, "literal");
  }

  Text Regexp(std::string_view value) {
    std::string text = "/";
    for (size_t i = 0; i < value.size(); ++i) {
      if (value[i] == '\n') return Unknown(value, "regular expression");
      if (value[i] == '\\' && i + 1 < value.size())
        text += value[i++];
      else if (value[i] == '/')
        text += '\\';
      text += value[i];
    }
    return text + '/';
  }

  Text DurationLiteral(const json::object& node) {
    FLUX_TRY(const json::array* const values, FindArray(node, "values"));
    std::string text;
    bool is_negative = false;
    for (const json::value& item : values != nullptr ? *values : json::array()) {
      FLUX_TRY(const json::object* const part, ObjectOf(item));
      FLUX_TRY(const auto magnitude, FindInt(*part, "magnitude"));
      const std::string unit = TextIn(*part, "unit");
      if (!magnitude || !IsName(unit)) return Unknown(unit, "duration");
      is_negative = is_negative || *magnitude < 0;
      text += fmt::format("{}{}", *magnitude < 0 ? -*magnitude : *magnitude, unit);
    }
    if (text.empty()) text = "0s";
    return is_negative ? fmt::format("(-{})", text) : text;
  }

  // A key as it may stand in an object.
  Text Key(const json::object& node) {
    if (TextIn(node, "type") == "StringLiteral") return Quoted(TextIn(node, "value"));
    std::string name = TextIn(node, "name");
    if (!IsName(name)) return Unknown(name, "name");
    return name;
  }
  Text Property(const json::object& property) {
    FLUX_TRY(const json::object* const key, Child(property, "key"));
    FLUX_TRY(const std::string name, Key(*key));
    FLUX_TRY(const json::object* const value, FindObject(property, "value"));
    if (value == nullptr) return name;
    FLUX_TRY(const std::string text, Expression(*value));
    return fmt::format("{}: {}", name, text);
  }
  Text Entry(const json::object& entry, std::string_view value_name) {
    FLUX_TRY(const std::string key, ChildText(entry, "key"));
    FLUX_TRY(const std::string value, ChildText(entry, value_name));
    return fmt::format("{}: {}", key, value);
  }
  Text Members(const json::object& object) {
    return List(object, "properties", [&](const json::object& property) { return Property(property); });
  }
  Text Object(const json::object& node) {
    FLUX_TRY(const std::string members, Members(node));
    FLUX_TRY(const json::object* const with, FindObject(node, "with"));
    if (with == nullptr) return fmt::format("{{{}}}", members);
    FLUX_TRY(const std::string base, Expression(*with));
    return fmt::format("{{{} with {}}}", base, members);
  }
  Text Member(const json::object& node) {
    FLUX_TRY(const std::string object, ChildText(node, "object"));
    FLUX_TRY(const json::object* const property, Child(node, "property"));
    FLUX_TRY(const std::string key, Key(*property));
    return key.starts_with('"') ? fmt::format("{}[{}]", object, key) : fmt::format("{}.{}", object, key);
  }

  Text Function(const json::object& node) {
    FLUX_TRY(const std::string params, List(node, "params", [&](const json::object& param) -> Text {
               FLUX_TRY(const json::object* const key, Child(param, "key"));
               FLUX_TRY(const std::string name, Key(*key));
               FLUX_TRY(const json::object* const value, FindObject(param, "value"));
               if (value == nullptr) return name;
               FLUX_TRY(const std::string text, Expression(*value));
               return fmt::format("{}={}", name, text);
             }));
    FLUX_TRY(const json::object* const body, Child(node, "body"));
    if (TextIn(*body, "type") == "Block") {
      FLUX_TRY(const std::string statements, Statements(*body));
      return fmt::format("(({}) => {{ {} }})", params, statements);
    }
    FLUX_TRY(const std::string value, Expression(*body));
    return fmt::format("(({}) => ({}))", params, value);
  }

  Text Interpolation(const json::object& node) {
    FLUX_TRY(const json::array* const parts, FindArray(node, "parts"));
    std::string text = "\"";
    for (const json::value& item : parts != nullptr ? *parts : json::array()) {
      FLUX_TRY(const json::object* const part, ObjectOf(item));
      if (TextIn(*part, "type") == "TextPart") {
        const std::string quoted = Quoted(TextIn(*part, "value"));
        text += quoted.substr(1, quoted.size() - 2);
      } else {
        FLUX_TRY(const std::string value, ChildText(*part, "expression"));
        text += fmt::format("${{{}}}", value);
      }
    }
    return text + '"';
  }

  size_t depth_ = 0;
};

}  // namespace

Result<AstText> TextOfFile(const json::object& file) {
  AstWriter writer;
  AstText text;
  FLUX_TRY(const json::array* const imports, FindArray(file, "imports"));
  for (const json::value& item : imports != nullptr ? *imports : json::array()) {
    if (!item.is_object()) return Fail(ErrorCode::kInvalid, "an import must be an object");
    FLUX_TRY(const std::string import, writer.Import(item.as_object()));
    text.imports += (text.imports.empty() ? "" : " ") + import;
  }
  FLUX_TRY(text.statements, writer.Statements(file));
  return text;
}

}  // namespace flux::server
