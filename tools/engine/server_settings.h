#pragma once

// What can be set of a server, by the command line or by `[server]` in a `fluxc.toml`; how texts are read is the
// business of whoever starts it.

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

namespace flux {

struct ServerSettings {
#define FLUX_SERVER_TEXT(name, key, type, help) std::optional<std::string> name = {};
#define FLUX_SERVER_PATH(name, key, type, help) std::optional<std::string> name = {};
#define FLUX_SERVER_NUMBER(name, key, type, help) std::optional<size_t> name = {};
#include "tools/engine/server_settings.def"

  // Takes from the other what is not set here; relative paths there are meant from `folder`.
  void FillFrom(const ServerSettings& other, const std::filesystem::path& folder);
};

}  // namespace flux
