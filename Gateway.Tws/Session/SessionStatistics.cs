namespace Gateway.Tws.Session;

/// <summary>Counts of what one session received.</summary>
/// <param name="Frames">All frames.</param>
/// <param name="Unknown">Frames of a message id that the client does not know; they are skipped.</param>
/// <param name="Undecodable">Frames of a known message with a field that cannot be read.</param>
/// <param name="Late">Messages and errors for a request that was already over; they are dropped.</param>
public sealed record SessionStatistics(long Frames, long Unknown, long Undecodable, long Late);
