#include "tools/alerts/match.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "fmt/format.h"
#include "fmt/ranges.h"
#include "runtime/base/number_text.h"
#include "runtime/base/plural.h"
#include "runtime/base/suggest.h"
#include "runtime/base/terminal_text.h"
#include "runtime/base/time.h"
#include "runtime/value/value.h"
#include "tools/alerts/match_function.h"
#include "tools/alerts/match_token.h"

namespace flux::alerts {

namespace {

using Evaluate = std::function<Result<MatchValue>(const Event& event)>;

struct Node {
  MatchType type = MatchType::kBool;
  Evaluate evaluate;
  size_t place = 0;
  bool is_number() const { return type == MatchType::kInteger || type == MatchType::kFloat; }
};

Node Constant(MatchType type, MatchValue value, size_t place) {
  return {type, [value = std::move(value)](const Event&) -> Result<MatchValue> { return value; }, place};
}

// Functions of an event.
struct EventFunction {
  std::string_view name;
  MatchType type;
  MatchValue (*get)(const Event& event);
};
constexpr std::array kEventFunctions = std::to_array<EventFunction>({
    {"alertDuration", MatchType::kDuration,
     [](const Event& event) -> MatchValue { return Span{event.state.duration_ns}; }},
    {"changed", MatchType::kBool, [](const Event& event) -> MatchValue { return event.is_change(); }},
    {"level", MatchType::kInteger,
     [](const Event& event) -> MatchValue { return static_cast<int64_t>(event.state.level); }},
    {"name", MatchType::kString, [](const Event& event) -> MatchValue { return event.data.name; }},
    {"taskName", MatchType::kString, [](const Event& event) -> MatchValue { return event.data.task; }},
});

constexpr std::array<std::string_view, 2> kFormsOfTheirOwn = {"if", "isPresent"};

std::string_view LevelOrEmpty(int64_t level) { return LevelName(static_cast<Level>(level)); }

double AsFloat(const MatchValue& value) {
  if (const auto* integer = std::get_if<int64_t>(&value)) return static_cast<double>(*integer);
  return std::get<double>(value);
}

constexpr auto kStrengths = std::to_array<std::pair<std::string_view, int>>({{"==", 2},
                                                                             {"!=", 2},
                                                                             {"=~", 2},
                                                                             {"!~", 2},
                                                                             {"<", 3},
                                                                             {">", 3},
                                                                             {"<=", 3},
                                                                             {">=", 3},
                                                                             {"+", 4},
                                                                             {"-", 4},
                                                                             {"*", 5},
                                                                             {"/", 5},
                                                                             {"%", 5}});

// How strongly operators bind; those that are not there are no operators between two operands.
std::optional<int> Strength(const MatchToken& token) {
  if (token.kind == MatchTokenKind::kName) {
    if (token.text == "OR") return 0;
    if (token.text == "AND") return 1;
    return std::nullopt;
  }
  if (token.kind != MatchTokenKind::kOperator) return std::nullopt;
  for (const auto& [name, strength] : kStrengths) {
    if (name == token.text) return strength;
  }
  return std::nullopt;
}

std::unexpected<Error> DoesNotTake(const MatchToken& op, const Node& left, const Node& right) {
  return FailAtPlace(op.place,
                     fmt::format("`{}` does not take {} and {}", op.text, TypeText(left.type), TypeText(right.type)));
}

template <typename T>
bool Compare(std::string_view op, const T& left, const T& right) {
  if (op == "==") return left == right;
  if (op == "!=") return left != right;
  if (op == "<") return left < right;
  if (op == ">") return left > right;
  if (op == "<=") return left <= right;
  return left >= right;
}

Result<Node> MakeComparison(const MatchToken& op, Node left, Node right) {
  const bool are_numbers = left.is_number() && right.is_number();
  const bool is_order = op.text != "==" && op.text != "!=";
  if ((!are_numbers && left.type != right.type) || (is_order && left.type == MatchType::kBool))
    return DoesNotTake(op, left, right);
  const bool are_mixed = left.type != right.type;
  return Node{MatchType::kBool,
              [op = op.text, left = std::move(left.evaluate), right = std::move(right.evaluate),
               are_mixed](const Event& event) -> Result<MatchValue> {
                FLUX_TRY(const MatchValue a, left(event));
                FLUX_TRY(const MatchValue b, right(event));
                if (are_mixed) return Compare(op, AsFloat(a), AsFloat(b));
                return Compare(op, a, b);
              },
              op.place};
}

Result<int64_t> OfIntegers(char op, int64_t left, int64_t right) {
  const auto a = static_cast<uint64_t>(left), b = static_cast<uint64_t>(right);
  if (op == '+') return static_cast<int64_t>(a + b);
  if (op == '-') return static_cast<int64_t>(a - b);
  if (op == '*') return static_cast<int64_t>(a * b);
  if (right == 0) return Fail(ErrorCode::kInvalid, "division by zero");
  // The one quotient that an integer does not hold.
  if (right == -1) return op == '/' ? static_cast<int64_t>(-a) : 0;
  return op == '/' ? left / right : left % right;
}

double OfFloats(char op, double left, double right) {
  return op == '+' ? left + right : op == '-' ? left - right : op == '*' ? left * right : left / right;
}

// What arithmetic gives for types; nothing when it does not take them.
std::optional<MatchType> ArithmeticType(char op, MatchType left, MatchType right) {
  using enum MatchType;
  const auto is_number = [](MatchType type) { return type == kInteger || type == kFloat; };
  if (op == '%') return left == kInteger && right == kInteger ? std::optional(kInteger) : std::nullopt;
  if (is_number(left) && is_number(right)) return left == right ? left : kFloat;
  if (left == kString && right == kString) return op == '+' ? std::optional(kString) : std::nullopt;
  if (left == kDuration && right == kDuration)
    return op == '+' || op == '-' ? std::optional(kDuration) : op == '/' ? std::optional(kInteger) : std::nullopt;
  if (left == kDuration && is_number(right)) return op == '*' || op == '/' ? std::optional(kDuration) : std::nullopt;
  if (is_number(left) && right == kDuration) return op == '*' ? std::optional(kDuration) : std::nullopt;
  return std::nullopt;
}

// The number in a value of whatever type has one.
MatchValue Number(const MatchValue& value) {
  if (const auto* span = std::get_if<Span>(&value)) return span->ns;
  return value;
}

Result<MatchValue> Calculate(char op, MatchType type, const MatchValue& left, const MatchValue& right) {
  if (type == MatchType::kString) return std::get<std::string>(left) + std::get<std::string>(right);
  const MatchValue a = Number(left), b = Number(right);
  if (std::holds_alternative<int64_t>(a) && std::holds_alternative<int64_t>(b)) {
    FLUX_TRY(const int64_t number, OfIntegers(op, std::get<int64_t>(a), std::get<int64_t>(b)));
    if (type == MatchType::kDuration) return Span{number};
    return number;
  }
  const double number = OfFloats(op, AsFloat(a), AsFloat(b));
  if (type != MatchType::kDuration) return number;
  constexpr double kLimit = 9.2e18;
  if (!(number > -kLimit && number < kLimit)) return Fail(ErrorCode::kInvalid, "a duration is too long");
  return Span{static_cast<int64_t>(number)};
}

Result<Node> MakeArithmetic(const MatchToken& op, Node left, Node right) {
  const char sign = op.text.front();
  const std::optional<MatchType> type = ArithmeticType(sign, left.type, right.type);
  if (!type) return DoesNotTake(op, left, right);
  return Node{*type,
              [sign, type = *type, left = std::move(left.evaluate),
               right = std::move(right.evaluate)](const Event& event) -> Result<MatchValue> {
                FLUX_TRY(const MatchValue a, left(event));
                FLUX_TRY(const MatchValue b, right(event));
                return Calculate(sign, type, a, b);
              },
              op.place};
}

// What decides it alone is not followed by a look at the other side.
Result<Node> MakeLogical(const MatchToken& op, Node left, Node right) {
  if (left.type != MatchType::kBool || right.type != MatchType::kBool) return DoesNotTake(op, left, right);
  return Node{MatchType::kBool,
              [deciding = op.text == "OR", left = std::move(left.evaluate),
               right = std::move(right.evaluate)](const Event& event) -> Result<MatchValue> {
                FLUX_TRY(MatchValue a, left(event));
                if (std::get<bool>(a) == deciding) return a;
                return right(event);
              },
              op.place};
}

class Parser {
 public:
  explicit Parser(std::vector<MatchToken> tokens) : tokens_(std::move(tokens)) {}

  Result<Node> Run() {
    FLUX_TRY(Node whole, Expression(0));
    if (Peek().kind != MatchTokenKind::kEnd)
      return FailAtPlace(Peek().place, fmt::format("`{}` does not continue the expression; conditions are put together "
                                                   "by `AND` and `OR`",
                                                   ShownName(Peek().text)));
    if (whole.type != MatchType::kBool)
      return FailAtPlace(1, fmt::format("the expression is {}, not a boolean", TypeText(whole.type)));
    return whole;
  }

  // The tags that are read, without those of which it is asked whether they are there.
  std::vector<std::string> RequiredTags() {
    std::vector<std::string> required;
    for (std::string& tag : references_) {
      if (std::ranges::find(optional_, tag) == optional_.end() && std::ranges::find(required, tag) == required.end())
        required.push_back(std::move(tag));
    }
    return required;
  }

 private:
  const MatchToken& Peek() const { return tokens_[at_]; }
  MatchToken Take() { return tokens_[at_].kind == MatchTokenKind::kEnd ? tokens_[at_] : tokens_[at_++]; }
  bool TakeIf(std::string_view op) {
    const bool is_next = Peek().kind == MatchTokenKind::kOperator && Peek().text == op;
    if (is_next) ++at_;
    return is_next;
  }
  Status Expect(std::string_view op) {
    if (TakeIf(op)) return {};
    return FailAtPlace(Peek().place, Peek().kind == MatchTokenKind::kEnd
                                         ? fmt::format("the expression ends where `{}` should be", op)
                                         : fmt::format("expected `{}`, found `{}`", op, ShownName(Peek().text)));
  }

  Result<Node> Expression(int least) {
    constexpr int kDeepest = 200;
    if (++depth_ > kDeepest) return FailAtPlace(Peek().place, "the expression is nested too deeply");
    FLUX_TRY(Node left, Operand());
    for (std::optional<int> strength = Strength(Peek()); strength && *strength >= least; strength = Strength(Peek())) {
      const MatchToken op = Take();
      if (op.text == "=~" || op.text == "!~") {
        FLUX_TRY(left, Search(op, std::move(left)));
        continue;
      }
      FLUX_TRY(Node right, Expression(*strength + 1));
      FLUX_TRY(left, Combine(op, std::move(left), std::move(right)));
    }
    --depth_;
    return left;
  }

  static Result<Node> Combine(const MatchToken& op, Node left, Node right) {
    if (op.kind == MatchTokenKind::kName) return MakeLogical(op, std::move(left), std::move(right));
    if (std::string_view("+-*/%").contains(op.text)) return MakeArithmetic(op, std::move(left), std::move(right));
    return MakeComparison(op, std::move(left), std::move(right));
  }

  // `=~` and `!~`.
  Result<Node> Search(const MatchToken& op, Node left) {
    const MatchToken pattern = Take();
    if (pattern.kind != MatchTokenKind::kRegexp)
      return FailAtPlace(pattern.place, fmt::format("`{}` wants a regular expression: `/…/`", op.text));
    if (left.type != MatchType::kString)
      return FailAtPlace(op.place, fmt::format("`{}` searches strings, not {}", op.text, TypeText(left.type)));
    Result<Value> compiled = RegexpObject::Compile(pattern.text);
    if (!compiled) return FailAtPlace(pattern.place, compiled.error().message);
    return Node{MatchType::kBool,
                [wanted = op.text == "=~", left = std::move(left.evaluate),
                 regexp = *std::move(compiled)](const Event& event) -> Result<MatchValue> {
                  FLUX_TRY(const MatchValue text, left(event));
                  return regexp.AsRegexp().Matches(std::get<std::string>(text)) == wanted;
                },
                op.place};
  }

  Result<Node> Operand() {
    const MatchToken token = Take();
    switch (token.kind) {
      case MatchTokenKind::kString:
        return Constant(MatchType::kString, token.text, token.place);
      case MatchTokenKind::kReference:
        return Tag(token);
      case MatchTokenKind::kInteger:
      case MatchTokenKind::kFloat:
      case MatchTokenKind::kDuration:
        return Literal(token);
      case MatchTokenKind::kRegexp:
        return FailAtPlace(token.place, "a regular expression stands behind `=~` or `!~`");
      case MatchTokenKind::kName:
        return Peek().text == "(" ? CallOf(token) : Name(token);
      case MatchTokenKind::kOperator:
        return Prefix(token);
      case MatchTokenKind::kEnd:
        break;
    }
    return FailAtPlace(token.place, "the expression ends where a value should be");
  }

  static Result<Node> Literal(const MatchToken& token) {
    const auto failed = [&](const Error& error) { return FailAtPlace(token.place, error.message); };
    if (token.kind == MatchTokenKind::kInteger) {
      const Result<int64_t> number = ParseInt(token.text);
      if (!number) return failed(number.error());
      return Constant(MatchType::kInteger, *number, token.place);
    }
    if (token.kind == MatchTokenKind::kFloat) {
      const Result<double> number = ParseFloat(token.text);
      if (!number) return failed(number.error());
      return Constant(MatchType::kFloat, *number, token.place);
    }
    const Result<Duration> duration = ParseDuration(token.text);
    if (!duration) return failed(duration.error());
    return Constant(MatchType::kDuration, Span{duration->ns}, token.place);
  }

  Result<Node> Tag(const MatchToken& token) {
    references_.push_back(token.text);
    return Node{MatchType::kString,
                [name = token.text](const Event& event) -> Result<MatchValue> {
                  const auto found = event.data.tags.find(name);
                  if (found != event.data.tags.end()) return found->second;
                  return Fail(ErrorCode::kNotFound, fmt::format("no tag exists for {}", ShownName(name)));
                },
                token.place};
  }

  static Result<Node> Name(const MatchToken& token) {
    if (token.text == "TRUE" || token.text == "FALSE")
      return Constant(MatchType::kBool, token.text == "TRUE", token.place);
    std::vector<std::string> names = {"TRUE", "FALSE", "AND", "OR"};
    for (int64_t level = 0; level <= static_cast<int64_t>(Level::kCritical); ++level) {
      names.emplace_back(LevelOrEmpty(level));
      if (names.back() == token.text) return Constant(MatchType::kInteger, level, token.place);
    }
    return FailAtPlace(token.place, fmt::format("unknown identifier `{}`{}; tags are written in double quotes",
                                                ShownName(token.text), DidYouMean(token.text, names)));
  }

  Result<Node> Prefix(const MatchToken& token) {
    if (token.text == "(") {
      FLUX_TRY(Node inner, Expression(0));
      FLUX_TRY_STATUS(Expect(")"));
      return inner;
    }
    if (token.text != "!" && token.text != "-")
      return FailAtPlace(token.place, fmt::format("a value should stand here, found `{}`", token.text));
    constexpr int kAboveAll = 6;
    FLUX_TRY(Node inner, Expression(kAboveAll));
    const bool is_not = token.text == "!";
    if (is_not ? inner.type != MatchType::kBool : !inner.is_number() && inner.type != MatchType::kDuration)
      return FailAtPlace(token.place, fmt::format("`{}` does not take {}", token.text, TypeText(inner.type)));
    const MatchType type = inner.type;
    return Node{type,
                [type, inner = std::move(inner.evaluate)](const Event& event) -> Result<MatchValue> {
                  FLUX_TRY(const MatchValue value, inner(event));
                  if (const auto* flag = std::get_if<bool>(&value)) return !*flag;
                  if (const auto* number = std::get_if<double>(&value)) return -*number;
                  return Calculate('-', type, MatchValue(int64_t{0}), value);
                },
                token.place};
  }

  Result<std::vector<Node>> CallArguments() {
    std::vector<Node> arguments;
    FLUX_TRY_STATUS(Expect("("));
    if (TakeIf(")")) return arguments;
    do {
      FLUX_TRY(arguments.emplace_back(), Expression(0));
    } while (TakeIf(","));
    FLUX_TRY_STATUS(Expect(")"));
    return arguments;
  }

  Result<Node> CallOf(const MatchToken& name) {
    if (name.text == "isPresent") return Presence(name);
    FLUX_TRY(std::vector<Node> arguments, CallArguments());
    const auto of_event = std::ranges::find(kEventFunctions, name.text, &EventFunction::name);
    if (of_event != kEventFunctions.end()) {
      if (!arguments.empty()) return FailAtPlace(name.place, fmt::format("`{}` takes no arguments", name.text));
      return Node{of_event->type,
                  [get = of_event->get](const Event& event) -> Result<MatchValue> { return get(event); }, name.place};
    }
    if (name.text == "if") return Conditional(name, std::move(arguments));
    if (const MatchFunction* function = FindMatchFunction(name.text))
      return CallOf(*function, name, std::move(arguments));
    std::vector<std::string> names = MatchFunctionNames();
    for (const EventFunction& function : kEventFunctions) names.emplace_back(function.name);
    names.insert(names.end(), kFormsOfTheirOwn.begin(), kFormsOfTheirOwn.end());
    std::ranges::sort(names);
    return FailAtPlace(name.place, fmt::format("unknown function `{}`{}; there are {}", ShownName(name.text),
                                               DidYouMean(name.text, names), fmt::join(names, ", ")));
  }

  // `isPresent("host")`
  Result<Node> Presence(const MatchToken& name) {
    FLUX_TRY_STATUS(Expect("("));
    const MatchToken tag = Take();
    if (tag.kind != MatchTokenKind::kReference)
      return FailAtPlace(tag.place, "`isPresent` wants a tag in double quotes");
    FLUX_TRY_STATUS(Expect(")"));
    optional_.push_back(tag.text);
    return Node{MatchType::kBool,
                [tag = tag.text](const Event& event) -> Result<MatchValue> { return event.data.tags.contains(tag); },
                name.place};
  }

  static Result<Node> Conditional(const MatchToken& name, std::vector<Node> arguments) {
    constexpr size_t kArguments = 3;
    if (arguments.size() != kArguments || arguments[0].type != MatchType::kBool ||
        arguments[1].type != arguments[2].type)
      return FailAtPlace(name.place, "`if` takes a boolean and two values of one type");
    const MatchType type = arguments[1].type;
    return Node{type,
                [arguments = std::move(arguments)](const Event& event) -> Result<MatchValue> {
                  FLUX_TRY(const MatchValue condition, arguments[0].evaluate(event));
                  return arguments[std::get<bool>(condition) ? 1 : 2].evaluate(event);
                },
                name.place};
  }

  static bool Takes(char wanted, const Node& given) {
    switch (wanted) {
      case 's':
        return given.type == MatchType::kString;
      case 'i':
        return given.type == MatchType::kInteger;
      case 'n':
        return given.is_number();
      default:
        return true;
    }
  }

  static Result<Node> CallOf(const MatchFunction& function, const MatchToken& name, std::vector<Node> arguments) {
    if (arguments.size() != function.arguments.size()) {
      // What Kapacitor's documentation calls it.
      const bool means_event = name.text == "duration" && arguments.empty();
      return FailAtPlace(name.place,
                         fmt::format("`{}` takes {}, found {}{}", name.text,
                                     Counted(function.arguments.size(), "argument", "arguments"), arguments.size(),
                                     means_event ? "; that of the alert is `alertDuration()`" : ""));
    }
    for (size_t i = 0; i < arguments.size(); ++i) {
      if (Takes(function.arguments[i], arguments[i])) continue;
      const std::string_view wanted = function.arguments[i] == 's'   ? "a string"
                                      : function.arguments[i] == 'i' ? "an integer"
                                                                     : "a number";
      return FailAtPlace(arguments[i].place, fmt::format("argument {} of `{}` must be {}, found {}", i + 1, name.text,
                                                         wanted, TypeText(arguments[i].type)));
    }
    return Node{function.result,
                [&function, arguments = std::move(arguments)](const Event& event) -> Result<MatchValue> {
                  std::vector<MatchValue> values;
                  for (size_t i = 0; i < arguments.size(); ++i) {
                    FLUX_TRY(MatchValue value, arguments[i].evaluate(event));
                    values.push_back(function.arguments[i] == 'n' ? MatchValue(AsFloat(value)) : std::move(value));
                  }
                  return function.call(values);
                },
                name.place};
  }

  const std::vector<MatchToken> tokens_;
  size_t at_ = 0;
  int depth_ = 0;
  std::vector<std::string> references_, optional_;
};

}  // namespace

Result<Match> Match::Parse(std::string_view text) {
  Match match;
  if (text.find_first_not_of(" \t\r\n") == text.npos) return match;
  FLUX_TRY(std::vector<MatchToken> tokens, TakeMatchApart(text));
  Parser parser(std::move(tokens));
  FLUX_TRY(Node whole, parser.Run());
  match.tags_ = parser.RequiredTags();
  match.evaluate_ = [evaluate = std::move(whole.evaluate)](const Event& event) -> Result<bool> {
    FLUX_TRY(const MatchValue value, evaluate(event));
    return std::get<bool>(value);
  };
  return match;
}

Result<bool> Match::Matches(const Event& event) const {
  if (!evaluate_) return true;
  for (const std::string& tag : tags_) {
    if (!event.data.tags.contains(tag))
      return Fail(ErrorCode::kNotFound, fmt::format("no tag exists for {}", ShownName(tag)));
  }
  return evaluate_(event);
}

}  // namespace flux::alerts
