#include <algorithm>
#include <iterator>

#include "compiler/check/call_site.h"
#include "compiler/check/foreign_words.h"
#include "fmt/format.h"
#include "runtime/base/digits.h"
#include "runtime/base/suggest.h"

namespace flux {

using Mode = FunctionParam::Mode;

namespace {

// What kind of value a text is, as far as its beginning tells; the error type when it does not.
TypeTag TagOfText(std::string_view text) {
  if (text.empty()) return TypeTag::kError;
  if (text.starts_with('"')) return TypeTag::kString;
  if (text.starts_with('[')) return TypeTag::kArray;
  if (text.starts_with('(') && text.find("=>") != text.npos) return TypeTag::kFunction;
  if (text.starts_with('-')) text.remove_prefix(1);
  if (ParseDuration(text)) return TypeTag::kDuration;
  if (ParseTime(text)) return TypeTag::kTime;
  const bool is_number = text.find_first_not_of("0123456789.") == text.npos;
  if (is_number) return text.find('.') == text.npos ? TypeTag::kInt : TypeTag::kFloat;
  return TypeTag::kError;
}

}  // namespace

std::string_view ScalarFormOf(std::string_view function) {
  constexpr std::pair<std::string_view, std::string_view> kForms[] = {
      {"toBool", "bool"},   {"toInt", "int"},       {"toUInt", "uint"},
      {"toFloat", "float"}, {"toString", "string"}, {"toTime", "time"},
  };
  auto found = std::ranges::find_if(kForms, [&](const auto& form) { return form.first == function; });
  return found == std::end(kForms) ? std::string_view() : found->second;
}

bool IsFunctionLiteral(const ast::Expr* expr) {
  while (const auto* paren = ast::As<ast::ParenExpr>(expr)) expr = paren->inner;
  return ast::As<ast::FunctionExpr>(expr) != nullptr;
}

// The parameters that the call gives no value yet.
struct Checker::FreeParameters {
  std::vector<std::string> all, required;
};

Checker::FreeParameters Checker::FreeParametersOf(const CallSite& site) const {
  FreeParameters open;
  for (const FunctionParam& param : site.params) {
    std::string name(types_.Name(param.name));
    const bool is_given = name.empty() || (param.mode == Mode::kPipe && site.pipe) || site.IsWritten(types_, param);
    if (is_given) continue;
    open.all.push_back(name);
    if (param.mode == Mode::kRequired) open.required.push_back(name);
  }
  return open;
}

void Checker::ReportUnknownArguments(CallSite& site) {
  bool has_shorthand = false;
  for (size_t i = 0; i < site.call.args.size(); ++i) {
    const ast::Property& arg = site.call.args[i];
    if (site.FindParam(types_, arg.name.text)) {
      i += ReportSpilledList(site, i);
      continue;
    }
    site.has_problem = true;
    if (arg.name.text.empty()) {
      ExplainUnnamedArgument(site, i);
      continue;
    }
    const bool is_shorthand = IsWithoutName(site, arg);
    if (is_shorthand) DropUnnamed(arg);
    if (site.param_names[i] != arg.name.text) continue;
    // That arguments are passed by name is said once.
    if (is_shorthand && has_shorthand) continue;
    has_shorthand |= is_shorthand;
    ExplainUnknownArgument(site, i,
                           Report(DiagnosticKind::kUnknownArgument, arg.name.span,
                                  {CalleeName(*site.call.callee), std::string(arg.name.text)}));
  }
}

// `union(tables: a, b)`: what follows belongs into a list. Gives how many arguments do.
size_t Checker::ReportSpilledList(CallSite& site, size_t index) {
  const ast::Property& first = site.call.args[index];
  size_t end = index + 1;
  while (end < site.call.args.size() && IsWithoutName(site, site.call.args[end])) ++end;
  if (end == index + 1 || !IsElementOfList(site, index)) return 0;
  const Span list{first.value->span.begin, site.call.args[end - 1].span.end};
  const std::string_view text = file_->source->Text(list);
  const bool is_short = text.size() <= 60 && text.find('\n') == text.npos;
  const std::string help =
      fmt::format("`{0}` takes a list: `{0}: [{1}]`", first.name.text, is_short ? text : std::string_view("…"));
  site.has_problem = true;
  // The list is what all of them are for.
  site.param_names[index] = {};
  for (size_t i = index + 1; i < end; ++i) {
    site.param_names[i] = first.name.text;
    DropUnnamed(site.call.args[i]);
  }
  const ast::Property& spilled = site.call.args[index + 1];
  Diagnostic& diagnostic = spilled.name.text.empty()
                               ? Report(DiagnosticKind::kPositionalArgument, {spilled.span.begin, list.end})
                               : Report(DiagnosticKind::kUnknownArgument, spilled.name.span,
                                        {CalleeName(*site.call.callee), std::string(spilled.name.text)});
  diagnostic.help = help;
  diagnostic.fix = {{{list.begin, list.begin}, "["}, {{list.end, list.end}, "]"}};
  return end - index - 1;
}

// Whether the value of an argument is of the type that the elements of a list have, which it should be.
bool Checker::IsElementOfList(CallSite& site, size_t index) {
  const ast::Property& arg = site.call.args[index];
  const FunctionParam& param = site.params[*site.FindParam(types_, arg.name.text)];
  if (types_.Tag(param.type) != TypeTag::kArray || arg.value == nullptr || IsFunctionLiteral(arg.value)) return false;
  site.values[index] = ArgumentValue(site, index, {.type = param.type});
  const TypeTag element = types_.Tag(types_.Element(param.type)), found = types_.Tag(site.values[index]->type);
  return found == element && found != TypeTag::kVariable && found != TypeTag::kError;
}

// `b` in `union(tables: a, b)`, which may have been completed to `b: b`, or a value that is no name.
bool Checker::IsWithoutName(const CallSite& site, const ast::Property& arg) const {
  if (arg.name.text.empty()) return true;
  const bool is_shorthand = arg.value == nullptr || arg.value->span == arg.name.span;
  return is_shorthand && !site.FindParam(types_, arg.name.text);
}

// Removes what was said of the argument where it was read, as it says less.
void Checker::DropUnnamed(const ast::Property& arg) {
  diagnostics_->RemoveIf([&](const Diagnostic& d) {
    const bool is_unnamed = d.kind == DiagnosticKind::kMixedShorthand || d.kind == DiagnosticKind::kPositionalArgument;
    return is_unnamed && arg.span.begin <= d.span.begin && d.span.end <= arg.span.end;
  });
}

// The parser has reported an argument without a name; which name it needs is known here.
void Checker::ExplainUnnamedArgument(CallSite& site, size_t index) {
  const Span span = site.call.args[index].name.span;
  std::string_view text = file_->source->Text(span);
  const TypeTag tag = TagOfText(text);
  std::optional<std::string> name = ParameterFor(site, FreeParametersOf(site), tag);
  Diagnostic* diagnostic = diagnostics_->Find(DiagnosticKind::kPositionalArgument, span);
  if (diagnostic && ExplainDecimalComma(span, *diagnostic)) return;
  if (const std::string callee = CalleeName(*site.call.callee); diagnostic && !site.pipe) {
    if (const std::string_view scalar = ScalarFormOf(callee); !scalar.empty()) {
      diagnostic->help = fmt::format("`{}` converts the values of a stream; one value is converted by `{}(v: {})`",
                                     callee, scalar, text);
      return;
    }
  }
  if (!name || !diagnostic) return;
  const FunctionParam& param = site.params[*site.FindParam(types_, *name)];
  site.param_names[index] = types_.Name(param.name);
  if (text.starts_with(*name + " ") || text.starts_with(*name + "(")) {
    // `fn (r) => …`: only the colon is missing.
    diagnostic->help = fmt::format("write `:` behind `{}`", *name);
    const auto end = static_cast<uint32_t>(span.begin + name->size());
    diagnostic->fix = {{{end, end}, ":"}};
    return;
  }
  if (ExplainBody(param, span, *diagnostic)) return;
  const bool is_short = text.size() <= 40 && text.find('\n') == text.npos;
  // Lists of one element are easily forgotten to be lists.
  const bool is_list = tag == TypeTag::kString && types_.Tag(param.type) == TypeTag::kArray;
  const std::string_view open = is_list ? "[" : "", close = is_list ? "]" : "";
  Span whole = span;
  const std::string listed = is_list ? UnnamedText(site, index, whole) : std::string(is_short ? text : "…");
  diagnostic->help = fmt::format("write `{}: {}{}{}`", *name, open, listed, close);
  diagnostic->fix = {{{span.begin, span.begin}, fmt::format("{}: {}", *name, open)}};
  if (is_list) diagnostic->fix.push_back({{whole.end, whole.end}, "]"});
}

// The text of an argument without a name and of those behind it, which belong into one list with it.
std::string Checker::UnnamedText(const CallSite& site, size_t first, Span& whole) const {
  for (size_t i = first; i < site.call.args.size() && site.call.args[i].name.text.empty(); ++i) {
    whole.end = site.call.args[i].name.span.end;
  }
  const std::string_view text = file_->source->Text(whole);
  return std::string(text.size() <= 60 && text.find('\n') == text.npos ? text : "…");
}

// `filter(r.host == "a")`: the body of a function alone.
bool Checker::ExplainBody(const FunctionParam& param, Span body, Diagnostic& diagnostic) const {
  const std::string_view text = file_->source->Text(body);
  const bool is_body = types_.Tag(param.type) == TypeTag::kFunction && text.find("=>") == text.npos &&
                       text.find_first_of("=<>~{+") != text.npos;
  if (!is_body) return false;
  // A record as the body of a function needs parentheses.
  const std::string_view open = text.starts_with('{') ? "(" : "", close = open.empty() ? "" : ")";
  const std::string head = fmt::format("{}: {}{}", types_.Name(param.name), ArgumentShape(param), open);
  const bool is_short = text.size() <= 40 && text.find('\n') == text.npos;
  diagnostic.help = fmt::format("write `{}{}{}`", head, is_short ? text : "…", close);
  diagnostic.fix = {{{body.begin, body.begin}, head}};
  if (!close.empty()) diagnostic.fix.push_back({{body.end, body.end}, std::string(close)});
  return true;
}

// How an argument for the parameter begins: `(l, r) => `, or nothing.
std::string Checker::ArgumentShape(const FunctionParam& param) const {
  if (types_.Tag(param.type) != TypeTag::kFunction) return {};
  std::string names;
  for (const FunctionParam& own : types_.FunctionOf(param.type).params) {
    if (own.mode == Mode::kPipe) return {};
    if (own.mode == Mode::kRequired) names += (names.empty() ? "" : ", ") + std::string(types_.Name(own.name));
  }
  return "(" + names + ") => ";
}

// `q: 0,95`
bool Checker::ExplainDecimalComma(Span digits, Diagnostic& diagnostic) const {
  const std::string& text = file_->source->text();
  if (digits.begin < 2 || text[digits.begin - 1] != ',') return false;
  if (!std::ranges::all_of(file_->source->Text(digits), IsDigit)) return false;
  uint32_t begin = digits.begin - 1;
  while (begin > 0 && IsDigit(text[begin - 1])) --begin;
  if (begin == digits.begin - 1) return false;
  const std::string number =
      fmt::format("{}.{}", file_->source->Text({begin, digits.begin - 1}), file_->source->Text(digits));
  diagnostic.help = fmt::format("a number is written with a point: `{}`", number);
  diagnostic.fix = {{{begin, digits.end}, number}};
  return true;
}

// Arguments without names of a function that there is not: two mistakes at one place.
void Checker::ExplainUndefinedCallee(const ast::CallExpr& call) {
  const Diagnostic* undefined = diagnostics_->Find(DiagnosticKind::kUndefinedName, call.callee->span);
  if (!undefined) return;
  std::string help = fmt::format("there is no function `{}`", undefined->args[0]);
  if (!undefined->help.empty()) help += "; " + undefined->help;
  for (const ast::Property& arg : call.args) {
    if (!arg.name.text.empty()) continue;
    if (Diagnostic* unnamed = diagnostics_->Find(DiagnosticKind::kPositionalArgument, arg.name.span))
      unnamed->help = help;
  }
}

// Gives the parameter that a value of the type is most likely for, a text also for one that takes a list of them; any
// parameter when the type is unknown.
std::optional<std::string> Checker::ParameterFor(const CallSite& site, const FreeParameters& open, TypeTag tag) const {
  auto fits = [&](const std::string& name) {
    const TypeId wanted = site.params[*site.FindParam(types_, name)].type;
    const TypeTag wanted_tag = types_.Tag(wanted);
    if (tag == TypeTag::kError || wanted_tag == tag || wanted_tag == TypeTag::kVariable) return true;
    return tag == TypeTag::kString && wanted_tag == TypeTag::kArray && types_.Tag(types_.Element(wanted)) == tag;
  };
  for (const std::vector<std::string>* names : {&open.required, &open.all}) {
    std::vector<std::string> fitting;
    std::ranges::copy_if(*names, std::back_inserter(fitting), fits);
    if (std::optional<std::string> usual = UsualParameter(fitting)) return usual;
  }
  return std::nullopt;
}

// `from(bu)` is short for `from(bu: bu)`, but means `from(bucket: bu)`, or `from(bucket: "bu")` when there is no such
// name; `union(a, b)` means `union(tables: [a, b])`.
std::string Checker::ExplainShorthand(const CallSite& site, const ast::Name& written, const FreeParameters& open,
                                      Diagnostic& diagnostic) {
  const Binding* binding = scopes_.Find(written.text).binding;
  const TypeTag tag = binding ? types_.Tag(binding->type.type) : TypeTag::kError;
  const std::string meant = ParameterFor(site, open, tag).value_or(*UsualParameter(open.all));
  const TypeId wanted = site.params[*site.FindParam(types_, meant)].type;
  std::string text(written.text);
  if (!binding && ExpectsText(wanted)) {
    text = "\"" + text + "\"";
    // That the name is undefined is part of this mistake.
    reported_undefined_.insert(Own(written.text));
  }
  const bool is_list = types_.Tag(wanted) == TypeTag::kArray && types_.Tag(types_.Element(wanted)) == tag;
  const bool is_record = TakesRecord(wanted) && site.call.args.size() > 1;
  if (is_list || is_record) {
    text.clear();
    for (const ast::Property& arg : site.call.args) {
      if (arg.value) continue;
      const std::string item(arg.name.text);
      text += (text.empty() ? "" : ", ") + (is_record ? item + ": " + item : item);
    }
    text = is_record ? "{" + text + "}" : "[" + text + "]";
  }
  text = meant + ": " + text;
  diagnostic.help = "arguments are passed by name: `" + text + "`";
  const uint32_t end = is_list || is_record ? site.call.args.back().name.span.end : written.span.end;
  diagnostic.fix = {{{written.span.begin, end}, std::move(text)}};
  return meant;
}

void Checker::ExplainUnknownArgument(CallSite& site, size_t index, Diagnostic& diagnostic) {
  const ast::Property& arg = site.call.args[index];
  const std::string written(arg.name.text);
  const FreeParameters open = FreeParametersOf(site);
  auto take = [&](const std::string& name) { site.param_names[index] = types_.Name(types_.Intern(name)); };
  std::optional<std::string> meant = ParameterMeantBy(written, open.all);
  if (!meant) meant = Closest(written, open.all);
  if (!meant && !arg.value && !open.all.empty()) {
    take(ExplainShorthand(site, arg.name, open, diagnostic));
    return;
  }
  if (meant) {
    const bool is_required = std::ranges::find(open.required, *meant) != open.required.end();
    diagnostic.help = "did you mean `" + *meant + "`?" + (is_required ? " (required, missing)" : "");
    diagnostic.fix = {{arg.name.span, arg.value ? *meant : *meant + ": " + written}};
    return take(*meant);
  }
  if (open.required.size() == 1 && site.call.args.size() <= site.params.size()) {
    // One argument too many and one missing: most likely the same mistake, so it is reported once.
    diagnostic.help = "`" + open.required[0] + "` is required, but missing";
    return take(open.required[0]);
  }
  if (std::string_view scalar = ScalarFormOf(CalleeName(*site.call.callee)); !scalar.empty() && !site.pipe) {
    diagnostic.help = "`" + CalleeName(*site.call.callee) +
                      "` converts the values of a stream; one value is converted by `" + std::string(scalar) +
                      "(v: …)`";
    return take(open.all[0]);
  }
  if (ExplainFields(site, open, diagnostic)) return;
  diagnostic.help = ForeignArgumentHelp(CalleeName(*site.call.callee), written);
  if (!diagnostic.help.empty()) return;
  for (size_t k = 0; k < open.all.size(); ++k)
    diagnostic.help += (k == 0 ? "parameters that are still free: `" : ", `") + open.all[k] + "`";
}

bool Checker::TakesRecord(TypeId type) const {
  type = types_.Resolve(type);
  return types_.Tag(type) == TypeTag::kVariable && types_.VariableKinds(type).Has(Kind::kRecord);
}

// `rename(host: "server")`: the fields of a record that a parameter takes.
bool Checker::ExplainFields(CallSite& site, const FreeParameters& open, Diagnostic& diagnostic) {
  auto takes_record = [&](const std::string& name) {
    return TakesRecord(site.params[*site.FindParam(types_, name)].type);
  };
  const auto found = std::ranges::find_if(open.all, takes_record);
  if (found == open.all.end()) return false;
  std::string fields;
  for (size_t i = 0; i < site.call.args.size(); ++i) {
    const ast::Property& arg = site.call.args[i];
    if (arg.name.text.empty() || site.FindParam(types_, arg.name.text)) continue;
    if (!arg.value) return false;
    site.param_names[i] = types_.Name(types_.Intern(*found));
    const std::string_view value = file_->source->Text(arg.value->span);
    fields += fmt::format("{}{}: {}", fields.empty() ? "" : ", ", arg.name.text, value.size() <= 30 ? value : "…");
  }
  diagnostic.help = fmt::format("`{}` takes a record: `{}: {{{}}}`", CalleeName(*site.call.callee), *found, fields);
  return true;
}

void Checker::ReportMissingArguments(CallSite& site) {
  for (const ast::Property& arg : site.call.args)
    if (arg.name.text.empty()) return;
  std::vector<std::string> missing;
  for (size_t i = 0; i < site.params.size(); ++i) {
    if (site.given[i]) continue;
    if (site.params[i].mode == Mode::kPipe && !site.pipe) ReportMissingPipe(site, site.params[i]);
    // One without a name is a syntax error where the function is.
    const std::string_view name = types_.Name(site.params[i].name);
    if (site.params[i].mode == Mode::kRequired && !name.empty()) missing.emplace_back(name);
    site.has_problem |= site.params[i].mode != Mode::kOptional;
  }
  if (missing.empty()) return;
  std::string text = missing.size() == 1 ? "the argument " : "the arguments ";
  for (size_t i = 0; i < missing.size(); ++i) {
    if (i != 0) text += i + 1 == missing.size() ? " and " : ", ";
    text += "`" + missing[i] + "`";
  }
  const std::string first = missing[0] + ": " + ArgumentShape(site.params[*site.FindParam(types_, missing[0])]) + "…";
  Report(DiagnosticKind::kMissingArgument, site.callee->span, {CalleeName(*site.call.callee), text}).help =
      site.call.args.empty() ? "write `" + CalleeName(*site.call.callee) + "(" + first + ")`" : "add `" + first + "`";
}

void Checker::ReportMissingPipe(const CallSite& site, const FunctionParam& param) {
  std::string callee = CalleeName(*site.call.callee);
  std::string needed = IsKnown(param.type) ? Describe(param.type) : "piped input";
  Diagnostic& diagnostic = Report(DiagnosticKind::kNoPipedInput, site.callee->span, {callee, needed});
  const bool starts_statement =
      statement_ && statement_->kind == ast::StmtKind::kExprStmt && statement_->span.begin == site.call.span.begin;
  if (starts_statement && previous_statement_ && types_.Tag(previous_type_) == TypeTag::kStream) {
    diagnostic.label = "this starts a new statement";
    uint32_t end = previous_statement_->span.end;
    diagnostic.related.push_back({{end - 1, end}, "the pipe chain before ends here"});
    diagnostic.help = "continue the chain: `|> " + callee + "(…)`";
    diagnostic.fix = {{{site.call.span.begin, site.call.span.begin}, "|> "}};
  } else {
    diagnostic.help = "pipe into it: `… |> " + callee + "(…)`";
    std::string_view name = types_.Name(param.name);
    if (!name.empty()) diagnostic.help += ", or pass it by name: `" + std::string(name) + ": …`";
  }
}

}  // namespace flux
