#pragma once

// A small standard library and one-line helpers for tests of the checker: source in, types or diagnostics out.

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "compiler/check/check.h"
#include "compiler/parse/parse.h"

namespace flux {

// Packages that were checked from source.
class TestPackages : public PackageTypes {
 public:
  // Holds a prelude and a few packages that resemble the standard library's.
  static const TestPackages& Standard();

  // Checks the source as the package `path` and adds it; the source must be right.
  void Add(std::string path, std::string_view source);
  const PackageInterface* Find(std::string_view path) const override;
  std::vector<std::string> Paths() const override;

 private:
  std::map<std::string, PackageInterface, std::less<>> packages_;
};

struct Checked {
  std::shared_ptr<const SourceFile> source;
  ast::File file;
  DiagnosticSink diagnostics;
  hir::Package package;
};

// Parses and checks a script against the standard packages.
Checked CheckScript(std::string_view source, std::vector<std::string> ambient = {});

// Expects a script without diagnostics whose top-level name has this type.
void CheckType(std::string_view source, std::string_view name, std::string_view type);

// Declares a value of every kind of type: `b` bool, `i` int, `u` uint, `f` float, `s` string, `d` duration, `t` time,
// `x` regexp, `y` bytes, `l` [int], `lx` [regexp], `k` [string:int], `r` {a: int, b: float}, `rx` {a: int, x: regexp},
// `e` {}, `fn` (n: A) => A, `q` dynamic.
extern const std::string_view kValues;

// Tells whether a script after kValues has no errors (warnings do not count).
bool IsAccepted(std::string_view source);

// Expects a script after kValues to be accepted, and these top-level names to have these types.
void CheckTypes(std::string_view source, std::initializer_list<std::pair<std::string_view, std::string_view>> types);

// Expects the script after kValues to have errors.
void CheckRejected(std::string_view source);

// Expects exactly these diagnostics, one line each: code, the text under the carets, the message, and the hint when
// there is one: `E0202 [rnage] undefined name `rnage` (did you mean `range`?)`.
void CheckDiagnostics(std::string_view source, std::string_view expected);

// Expects that the first diagnostic's fix turns the source into `fixed`.
void CheckFix(std::string_view source, std::string_view fixed);

}  // namespace flux
