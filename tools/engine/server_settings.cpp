#include "tools/engine/server_settings.h"

namespace flux {

void ServerSettings::FillFrom(const ServerSettings& other, const std::filesystem::path& folder) {
  const auto fill = [](auto& own, const auto& others) {
    if (!own) own = others;
  };
  const auto fill_path = [&](std::optional<std::string>& own, const std::optional<std::string>& others) {
    if (!own && others) own = (folder / *others).string();
  };
#define FLUX_SERVER_TEXT(name, key, type, help) fill(name, other.name);
#define FLUX_SERVER_PATH(name, key, type, help) fill_path(name, other.name);
#define FLUX_SERVER_NUMBER(name, key, type, help) fill(name, other.name);
#include "tools/engine/server_settings.def"
}

}  // namespace flux
