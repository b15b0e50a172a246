/**
 * Conversion of fragments, profiles and settings to and from JSON, and mappings of rows of other
 * shapes to fragments ({@link dev.selfsame.json.FragmentMapping}). The formats are described at
 * {@link dev.selfsame.json.FragmentJson}, {@link dev.selfsame.json.ProfileJson} and {@link
 * dev.selfsame.json.SettingsJson}.
 */
@NullMarked
package dev.selfsame.json;

import org.jspecify.annotations.NullMarked;
