#include "runtime/plan/plan_text.h"

#include <map>

#include "fmt/format.h"

namespace flux::plan {

namespace {

// The line in the script and, of what a function makes that the script calls there, its name.
std::string PositionText(const StackTrace& position) {
  if (position.empty()) return {};
  const std::string& function = position.size() < 2 ? position.front().calls : position[position.size() - 2].function;
  if (function.empty()) return LineText(position);
  return fmt::format(" (line {}, in {})", position.back().line, function);
}

class Printer {
 public:
  Printer(const Annotate& annotate, const Extend& extend) : annotate_(annotate), extend_(extend) {}

  void CountConsumers(const NodeRef& node) {
    if (++consumers_[node.get()] > 1) return;
    for (const NodeRef& input : node->inputs) CountConsumers(input);
  }

  void Print(const NodeRef& node, size_t depth) {
    std::string indent(depth * 2, ' ');
    auto shared = numbers_.find(node.get());
    if (shared != numbers_.end()) {
      out += fmt::format("{}{} (shared #{})\n", indent, node->name, shared->second);
      return;
    }
    std::string number;
    if (consumers_[node.get()] > 1) {
      size_t next = numbers_.size() + 1;
      numbers_[node.get()] = next;
      number = fmt::format(" #{}", next);
    }
    Description description;
    node->spec->Describe(description);
    if (extend_) extend_(*node, description);
    out += fmt::format("{}{}{}{}", indent, node->name, number, PositionText(node->position));
    for (const auto& [key, value] : description.items) out += fmt::format("\n{}    {}: {}", indent, key, value);
    std::string note = annotate_ ? annotate_(*node) : "";
    if (!note.empty()) out += fmt::format("\n{}    [{}]", indent, note);
    out += '\n';
    for (const NodeRef& input : node->inputs) Print(input, depth + 1);
  }

  std::string out;

 private:
  const Annotate& annotate_;
  const Extend& extend_;
  std::map<const Node*, size_t> consumers_, numbers_;
};

}  // namespace

std::string LineText(const StackTrace& position) {
  return position.empty() ? "" : fmt::format(" (line {})", position.back().line);
}

std::string ToText(std::span<const NodeRef> roots, const Annotate& annotate, const Extend& extend) {
  Printer printer(annotate, extend);
  for (const NodeRef& root : roots) printer.CountConsumers(root);
  for (const NodeRef& root : roots) printer.Print(root, 0);
  return std::move(printer.out);
}

}  // namespace flux::plan
