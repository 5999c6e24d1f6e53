namespace Gateway.Tws.Api;

/// <summary>A hole in a stream, told in band.</summary>
/// <param name="Reason">Why, in words that a user understands.</param>
/// <param name="Dropped">How many updates were dropped; null when nobody can know, as after a reconnect.</param>
public sealed record StreamGap(string Reason, DateTimeOffset From, DateTimeOffset To, long? Dropped);
