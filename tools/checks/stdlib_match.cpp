// Checks that every `builtin` statement of the standard library has exactly one implementation, with the same parameter
// names in the same order, and that every implementation has its statement. The functions that stdlib/unimplemented.def
// lists must be declared and have no implementation. Prints what does not match; exit code 1.

#include <fmt/format.h>

#include <cstdio>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "compiler/parse/parse.h"
#include "stdlib/sources.h"
#include "stdlib/stdlib.h"

namespace flux {

namespace {

using QualifiedName = std::pair<std::string, std::string>;

// What is declared but not implemented yet.
const std::set<QualifiedName>& Unimplemented() {
  static const std::set<QualifiedName> names = {
#define FLUX_UNIMPLEMENTED(package, name) {package, name},
#include "stdlib/unimplemented.def"
  };
  return names;
}

// What a statement declares: parameter names separated by spaces, or that it is no function.
struct Declaration {
  bool is_function = false;
  std::string parameters;
  std::string place;
};

Declaration Describe(const ast::BuiltinStmt& statement, std::string place) {
  Declaration declaration{.is_function = false, .parameters = {}, .place = std::move(place)};
  const auto* function = ast::As<ast::FunctionType>(statement.type);
  if (function == nullptr) return declaration;
  declaration.is_function = true;
  for (const ast::ParamType& param : function->params) {
    if (!declaration.parameters.empty()) declaration.parameters += ' ';
    declaration.parameters += param.name.text;
  }
  return declaration;
}

class Matcher {
 public:
  // Reads the statements of one file.
  void Declare(const StdlibSource& source) {
    DiagnosticSink diagnostics;
    const auto text = std::make_shared<const SourceFile>(std::string(source.file), std::string(source.text));
    const ast::File file = ParseFile(text, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.all()) {
      Complain(fmt::format("{}:{}: {}", source.file, text->Locate(diagnostic.span.begin).line, diagnostic.Message()));
    }
    for (const ast::Stmt* statement : file.statements) {
      const auto* builtin = ast::As<ast::BuiltinStmt>(statement);
      if (builtin == nullptr) continue;
      const std::string place = fmt::format("{}:{}", source.file, text->Locate(builtin->span.begin).line);
      const QualifiedName name{std::string(source.path), std::string(builtin->name.text)};
      if (!declarations_.try_emplace(name, Describe(*builtin, place)).second) {
        Complain(fmt::format("{}: `{}` is declared twice", place, name.second));
      }
    }
  }

  void Match(const Registry& registry) {
    for (const auto& [name, declaration] : declarations_) MatchDeclaration(name, declaration, registry);
    for (const auto& [name, def] : registry.builtins()) RequireDeclaration(QualifiedName(name));
    for (const auto& [name, def] : registry.constants()) RequireDeclaration(QualifiedName(name));
    for (const QualifiedName& name : Unimplemented()) RequireDeclaration(name);
  }

  int Report() const {
    for (const std::string& problem : problems_) fmt::print(stderr, "{}\n", problem);
    fmt::print("{} builtins, {} of them not implemented yet, {} problems\n", declarations_.size(),
               Unimplemented().size(), problems_.size());
    return problems_.empty() ? 0 : 1;
  }

 private:
  void Complain(std::string problem) { problems_.push_back(std::move(problem)); }

  void MatchDeclaration(const QualifiedName& name, const Declaration& declaration, const Registry& registry) {
    const BuiltinDef* function = registry.FindBuiltin(name.first, name.second);
    const ConstantDef* constant = registry.FindConstant(name.first, name.second);
    if (Unimplemented().contains(name)) {
      if (function != nullptr || constant != nullptr) {
        Complain(fmt::format("{}: `{}` is implemented, unlist it in stdlib/unimplemented.def", declaration.place,
                             name.second));
      } else if (!declaration.is_function) {
        Complain(fmt::format("{}: `{}` is a plain value and must be implemented", declaration.place, name.second));
      }
    } else if ((function == nullptr) == (constant == nullptr)) {
      Complain(fmt::format("{}: `{}` has {} implementation", declaration.place, name.second,
                           function ? "more than one" : "no"));
    } else if (declaration.is_function != (function != nullptr)) {
      Complain(fmt::format("{}: `{}` is a {}, its implementation is not", declaration.place, name.second,
                           declaration.is_function ? "function" : "plain value"));
    } else if (function != nullptr && function->parameters != declaration.parameters) {
      Complain(fmt::format("{}: `{}` has parameters `{}`, its implementation `{}`", declaration.place, name.second,
                           declaration.parameters, function->parameters));
    }
  }

  void RequireDeclaration(const QualifiedName& name) {
    if (declarations_.contains(name)) return;
    Complain(fmt::format("`{}.{}` is implemented or listed as unimplemented, but has no `builtin` statement",
                         name.first, name.second));
  }

  std::map<QualifiedName, Declaration> declarations_;
  std::vector<std::string> problems_;
};

}  // namespace

}  // namespace flux

int main() {
  flux::Registry registry;
  flux::RegisterStdlib(registry);
  flux::Matcher matcher;
  for (const flux::StdlibSource& source : flux::StdlibSources()) matcher.Declare(source);
  matcher.Match(registry);
  return matcher.Report();
}
