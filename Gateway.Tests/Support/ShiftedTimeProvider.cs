namespace Gateway.Tests.Support;

/// <summary>A clock that begins at a moment of the test's choice and goes on at real speed.</summary>
internal sealed class ShiftedTimeProvider(DateTimeOffset begin) : TimeProvider
{
    private readonly long _started = System.GetTimestamp();

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => begin + GetElapsedTime(_started);
}
