using System.Runtime.ExceptionServices;

namespace Gateway.Feeds;

/// <summary>Brings the error of a feed to whoever reads it.</summary>
internal static class FeedFailures
{
    /// <summary>Throws the error as it was; to be used as <c>throw FeedFailures.Rethrow(error)</c>.</summary>
    public static Exception Rethrow(Exception error)
    {
        ExceptionDispatchInfo.Throw(error is FeedEndedException { InnerException: { } why } ? why : error);
        return error;
    }
}
