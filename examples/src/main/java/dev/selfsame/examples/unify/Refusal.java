package dev.selfsame.examples.unify;

import java.util.Optional;

/**
 * A row that was refused or that has the key of another row and other content, or an identity or
 * attribute that was left out of a row.
 *
 * @param input the name of the file
 * @param line where the row starts, from 1
 * @param identity the namespace of the refused identity, if it is about one
 * @param attribute the path of the attribute that was left out, if it is about one
 * @param reason the code
 * @param message what to do about it; it shows no identity value
 */
public record Refusal(
    String input,
    long line,
    Optional<String> identity,
    Optional<String> attribute,
    String reason,
    String message) {}
