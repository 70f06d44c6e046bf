#include "compiler/check/checker.h"

namespace flux {

namespace {

template <typename T>
void Shorten(std::vector<T>& items, size_t size) {
  items.erase(items.begin() + static_cast<ptrdiff_t>(size), items.end());
}

}  // namespace

Checker::Mark Checker::Here() const {
  return {.definitions = definitions_.size(),
          .options = set_options_.size(),
          .undefined = undefined_.size(),
          .statements = package_.statements.size(),
          .exports = package_.exports.size(),
          .previous_type = previous_type_};
}

// Types and nodes of what is forgotten stay where they are: what an earlier statement defined is generalised, so
// nothing that came later could have changed it.
void Checker::Rewind(const Mark& mark) {
  Shorten(definitions_, mark.definitions);
  Shorten(set_options_, mark.options);
  Shorten(undefined_, mark.undefined);
  Shorten(package_.statements, mark.statements);
  Shorten(package_.exports, mark.exports);
  previous_type_ = mark.previous_type;
  scopes_.Clear();
  for (const auto& [name, binding] : definitions_) scopes_.Define(name, binding);
  options_set_ = {set_options_.begin(), set_options_.end()};
  reported_undefined_.clear();
  for (const UndefinedName& undefined : undefined_) reported_undefined_.insert(undefined.name);
}

}  // namespace flux
