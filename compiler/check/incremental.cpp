#include "compiler/check/incremental.h"

#include <algorithm>
#include <set>

#include "compiler/check/checker.h"
#include "compiler/check/run_findings.h"
#include "compiler/check/stream_schema.h"
#include "compiler/follow_ups/follow_ups.h"

namespace flux {

namespace {

// What is forgotten still takes memory; after this many checks of each statement everything starts afresh.
constexpr size_t kMaxRechecks = 8;
constexpr size_t kSmallFile = 100;

std::set<std::string, std::less<>> OptionNames(const ast::File& file) {
  std::set<std::string, std::less<>> names;
  for (const ast::Stmt* stmt : file.statements)
    if (const auto* option = ast::As<ast::OptionStmt>(stmt); option && option->package.text.empty())
      names.emplace(option->name.text);
  return names;
}

void Add(DiagnosticSink& out, const Diagnostic& diagnostic) {
  out.Report(diagnostic.kind, diagnostic.span) = diagnostic;
}

void Append(DiagnosticSink& out, const DiagnosticSink& in) {
  for (const Diagnostic& diagnostic : in.all()) Add(out, diagnostic);
}

// What the parser found in the package clause and the imports, and then what it found in each statement and behind it.
std::vector<DiagnosticSink> ByStatement(const ast::File& file, const DiagnosticSink& syntax) {
  std::vector<DiagnosticSink> parts(file.statements.size() + 1);
  for (const Diagnostic& diagnostic : syntax.all()) {
    const auto behind = std::ranges::upper_bound(file.statements, diagnostic.span.begin, {},
                                                 [](const ast::Stmt* stmt) { return stmt->span.begin; });
    Add(parts[static_cast<size_t>(behind - file.statements.begin())], diagnostic);
  }
  return parts;
}

bool SayTheSame(const DiagnosticSink& a, const DiagnosticSink& b) {
  return std::ranges::equal(a.all(), b.all(), [](const Diagnostic& x, const Diagnostic& y) {
    return x.kind == y.kind && x.span == y.span && x.args == y.args && x.help == y.help;
  });
}

}  // namespace

struct IncrementalChecker::State {
  void Restart();
  size_t FirstParsedAnew(const std::vector<DiagnosticSink>& now, size_t unchanged) const;
  size_t FirstStale(const ast::File& file, size_t unchanged) const;
  void CheckFrom(size_t first);
  void CollectFindings();
  void CheckColumns();

  const std::string path;
  const PackageTypes& packages;
  const CheckOptions options;

  PackageFile file = {};
  std::unique_ptr<Checker> checker = nullptr;
  std::unique_ptr<StreamSchemas> schemas = nullptr;
  std::unique_ptr<RunFindings> run = nullptr;
  std::set<std::string, std::less<>> option_names = {};  // set by the file, anywhere
  std::vector<DiagnosticSink> parsed = {};               // see ByStatement
  DiagnosticSink start = {};                             // of the package clause and imports, with what was parsed
  std::vector<DiagnosticSink> types = {};                // of each statement, with what was parsed
  std::vector<DiagnosticSink> columns = {};              // of each statement of the typed tree
  std::vector<Checker::Mark> marks = {};                 // before each statement, and at the end
  DiagnosticSink findings = {};                          // all but those of columns
  size_t checked_count = 0;                              // by the last update
  size_t checked_since_start = 0;                        // since everything was checked
};

void IncrementalChecker::State::Restart() {
  start = parsed[0];
  types.clear();
  columns.clear();
  checked_since_start = 0;
  schemas = nullptr;
  run = nullptr;
  checker = std::make_unique<Checker>(path, packages, options);
  checker->StartPackage({&file, 1});
  checker->StartFile(0);
  schemas = std::make_unique<StreamSchemas>(packages, options.registry, *checker->package().types);
  run = std::make_unique<RunFindings>(*checker->package().types, options.registry, options.buckets);
  marks = {checker->Here()};
}

// The checker words anew what the parser said, and takes back some of it.
size_t IncrementalChecker::State::FirstParsedAnew(const std::vector<DiagnosticSink>& now, size_t unchanged) const {
  for (size_t i = 0; i <= unchanged; ++i) {
    if (!SayTheSame(now[i], parsed[i])) return i == 0 ? 0 : i - 1;
  }
  return unchanged;
}

// A name that nothing defined before it is reported in words that depend on what comes later.
size_t IncrementalChecker::State::FirstStale(const ast::File& tree, size_t unchanged) const {
  std::span<const Checker::UndefinedName> undefined = checker->undefined_names().subspan(0, marks[unchanged].undefined);
  if (undefined.empty()) return unchanged;
  std::set<std::string_view> defined;
  for (const ast::Stmt* stmt : tree.statements)
    if (const auto* variable = ast::As<ast::VariableStmt>(stmt)) defined.insert(variable->name.text);
  auto stale = std::ranges::find_if(
      undefined, [&](const Checker::UndefinedName& name) { return name.is_early || defined.contains(name.name); });
  if (stale == undefined.end()) return unchanged;
  auto index = static_cast<size_t>(stale - undefined.begin());
  auto after = std::ranges::find_if(marks, [index](const Checker::Mark& mark) { return mark.undefined > index; });
  return static_cast<size_t>(after - marks.begin()) - 1;
}

void IncrementalChecker::State::CheckFrom(size_t first) {
  std::span<const ast::Stmt* const> statements = file.file->statements;
  types.resize(first);
  types.resize(statements.size());
  for (size_t i = first; i < statements.size(); ++i) {
    types[i] = parsed[i + 1];
    checker->ReportTo(types[i]);
    checker->CheckNext(*statements[i]);
    marks.push_back(checker->Here());
  }
  checked_count = statements.size() - first;
  checked_since_start += checked_count;
}

void IncrementalChecker::State::CollectFindings() {
  findings = start;
  for (const DiagnosticSink& sink : types) Append(findings, sink);
  DropExplained(*file.file, findings);
}

void IncrementalChecker::State::CheckColumns() {
  const std::vector<hir::TopStmt>& statements = checker->package().statements;
  columns.resize(statements.size());
  for (size_t i = schemas->size(); i < statements.size(); ++i) {
    schemas->Check(statements[i], columns[i]);
    if (options.is_script) run->Check(statements[i], columns[i]);
  }
}

IncrementalChecker::IncrementalChecker(std::string path, const PackageTypes& packages, CheckOptions options)
    : state_(new State{.path = std::move(path), .packages = packages, .options = std::move(options)}) {}

IncrementalChecker::~IncrementalChecker() = default;

void IncrementalChecker::Update(const ast::File& file, size_t unchanged, const DiagnosticSink& syntax) {
  State& state = *state_;
  std::set<std::string, std::less<>> option_names = OptionNames(file);
  if (!state.checker || option_names != state.option_names ||
      state.checked_since_start > kMaxRechecks * (file.statements.size() + kSmallFile))
    unchanged = 0;
  state.option_names = std::move(option_names);
  std::vector<DiagnosticSink> parsed = ByStatement(file, syntax);
  if (unchanged != 0) unchanged = state.FirstParsedAnew(parsed, unchanged);
  if (unchanged != 0) unchanged = state.FirstStale(file, unchanged);
  state.parsed = std::move(parsed);
  state.file = {&file, &state.start};
  if (unchanged == 0) {
    state.Restart();
  } else {
    state.marks.resize(unchanged + 1);
    state.checker->Rewind(state.marks.back());
    state.schemas->Rewind(state.marks.back().statements);
    state.run->Rewind(state.marks.back().statements);
    state.columns.resize(std::min(state.columns.size(), state.marks.back().statements));
    state.checker->ContinueFile({&state.file, 1}, file.statements[unchanged - 1]);
  }
  state.CheckFrom(unchanged);
  state.CollectFindings();
  if (!state.findings.has_errors()) state.CheckColumns();
}

const hir::Package& IncrementalChecker::package() const { return state_->checker->package(); }

DiagnosticSink IncrementalChecker::Diagnostics() const {
  DiagnosticSink out = state_->findings;
  if (!out.has_errors()) {
    for (const DiagnosticSink& sink : state_->columns) Append(out, sink);
  }
  out.Normalize();
  return out;
}

size_t IncrementalChecker::checked_count() const { return state_->checked_count; }

}  // namespace flux
