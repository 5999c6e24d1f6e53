namespace Bench.Streams;

/// <summary>The moment of sending that the simulator writes into bid sizes: microseconds of the clock that a machine's processes share.</summary>
internal static class TickStamp
{
    public static double Now => TimeProvider.System.GetTimestamp() * 1e6 / TimeProvider.System.TimestampFrequency;
}
