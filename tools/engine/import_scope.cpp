#include <algorithm>

#include "tools/engine/workspace.h"

namespace flux {

const PackageInterface* ImportScope::Find(std::string_view path) const {
  auto found =
      std::ranges::find(packages_, path, [](const LocalPackage* package) { return std::string_view(package->path); });
  return found == packages_.end() ? standard_->Find(path) : &(*found)->interface;
}

const PackageInterface* ImportScope::Import(std::string_view path) const {
  auto found = imports_.find(path);
  if (found == imports_.end()) return standard_->Find(path);
  return found->second.package == nullptr ? nullptr : &found->second.package->interface;
}

bool ImportScope::ReportMissing(const ast::ImportDecl& import, DiagnosticSink& diagnostics) const {
  auto found = imports_.find(import.path->value);
  if (found == imports_.end() || !found->second.problem) return false;
  const Diagnostic& problem = *found->second.problem;
  Diagnostic& reported = diagnostics.Report(problem.kind, import.path->span, problem.args);
  reported.help = problem.help;
  for (const TextEdit& edit : problem.fix) reported.fix.push_back({import.path->span, edit.replacement});
  return true;
}

void ImportScope::Add(std::string path, LocalPackage* package) {
  if (std::ranges::find(packages_, package) == packages_.end()) packages_.push_back(package);
  imports_[std::move(path)].package = package;
}

void ImportScope::AddProblem(std::string path, Diagnostic problem) {
  imports_[std::move(path)].problem = std::move(problem);
}

}  // namespace flux
