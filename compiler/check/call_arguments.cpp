#include "compiler/check/call_site.h"
#include "compiler/check/suggest.h"

namespace flux {

using Mode = FunctionParam::Mode;

bool IsFunctionLiteral(const ast::Expr* expr) {
  while (const auto* paren = ast::As<ast::ParenExpr>(expr)) expr = paren->inner;
  return ast::As<ast::FunctionExpr>(expr) != nullptr;
}

void Checker::ReportUnknownArguments(CallSite& site) {
  for (size_t i = 0; i < site.call.args.size(); ++i) {
    const ast::Property& arg = site.call.args[i];
    if (site.FindParam(types_, arg.name.text)) continue;
    site.has_problem = true;
    // The parser has said what is wrong with an argument that has no name.
    if (arg.name.text.empty()) continue;
    Diagnostic& diagnostic = Report(DiagnosticKind::kUnknownArgument, arg.name.span,
                                    {CalleeName(*site.call.callee), std::string(arg.name.text)});
    std::vector<std::string> open, required;
    for (const FunctionParam& param : site.params) {
      std::string name(types_.Name(param.name));
      bool is_given = name.empty() || (param.mode == Mode::kPipe && site.pipe);
      for (const ast::Property& other : site.call.args) is_given |= other.name.text == name;
      if (is_given) continue;
      open.push_back(name);
      if (param.mode == Mode::kRequired) required.push_back(name);
    }
    std::optional<std::string> closest = Closest(arg.name.text, open);
    if (closest) {
      size_t index = *site.FindParam(types_, *closest);
      const bool is_required = site.params[index].mode == Mode::kRequired;
      diagnostic.help = "did you mean `" + *closest + "`?" + (is_required ? " (required, missing)" : "");
      diagnostic.fix = {{arg.name.span, arg.value ? *closest : *closest + ": " + std::string(arg.name.text)}};
      site.param_names[i] = types_.Name(site.params[index].name);
    } else if (required.size() == 1 && site.call.args.size() <= site.params.size()) {
      // One argument too many and one missing: most likely the same mistake, so it is reported once.
      diagnostic.help = "`" + required[0] + "` is required, but missing";
      site.param_names[i] = types_.Name(site.params[*site.FindParam(types_, required[0])].name);
    } else if (!open.empty()) {
      diagnostic.help = "parameters that are still free: ";
      for (size_t k = 0; k < open.size(); ++k) diagnostic.help += (k == 0 ? "`" : ", `") + open[k] + "`";
    }
  }
}

void Checker::ReportMissingArguments(CallSite& site) {
  for (const ast::Property& arg : site.call.args)
    if (arg.name.text.empty()) return;
  std::vector<std::string> missing;
  for (size_t i = 0; i < site.params.size(); ++i) {
    if (site.given[i]) continue;
    if (site.params[i].mode == Mode::kPipe && !site.pipe) ReportMissingPipe(site, site.params[i]);
    if (site.params[i].mode == Mode::kRequired) missing.emplace_back(types_.Name(site.params[i].name));
    site.has_problem |= site.params[i].mode != Mode::kOptional;
  }
  if (missing.empty()) return;
  std::string text = missing.size() == 1 ? "the argument " : "the arguments ";
  for (size_t i = 0; i < missing.size(); ++i) {
    if (i != 0) text += i + 1 == missing.size() ? " and " : ", ";
    text += "`" + missing[i] + "`";
  }
  Report(DiagnosticKind::kMissingArgument, site.callee->span, {CalleeName(*site.call.callee), text}).help =
      "write `" + CalleeName(*site.call.callee) + "(" + missing[0] + ": …)`";
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
