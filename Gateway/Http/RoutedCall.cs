using Gateway.Access;

namespace Gateway.Http;

/// <summary>What a plain HTTP request calls, bound from its route: all that <see cref="CallFilter"/> must know of it.</summary>
/// <param name="Kind">The limits under which it falls; null when it counts nowhere, because there is no such thing or nothing is begun.</param>
/// <param name="Scope">The scopes that it needs.</param>
/// <param name="AnswersInLines">Whether a refusal is a line of JSON, as the answer would be; otherwise it is a problem (RFC 9457).</param>
internal abstract record RoutedCall(CallKind? Kind, AccessScope Scope, bool AnswersInLines);
