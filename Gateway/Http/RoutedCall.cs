using Gateway.Access;

namespace Gateway.Http;

/// <summary>The call of a plain HTTP request, bound from its route, with the metadata that <see cref="CallFilter"/> needs.</summary>
/// <param name="Kind">
/// The kind of the call, which decides its limits; null for a call that is not counted, because its target does not exist or nothing is started.
/// </param>
/// <param name="Scope">The scopes that it needs.</param>
/// <param name="AnswersInLines">True when a refusal is a line of JSON, like the answer; false for a problem (RFC 9457).</param>
internal abstract record RoutedCall(CallKind? Kind, AccessScope Scope, bool AnswersInLines);
