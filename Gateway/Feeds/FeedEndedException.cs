using System.Runtime.ExceptionServices;

namespace Gateway.Feeds;

/// <summary>A feed has come to its end; the inner exception is why.</summary>
internal sealed class FeedEndedException(Exception why) : Exception(why.Message, why);

/// <summary>Throws the error of a feed to its readers.</summary>
internal static class FeedFailures
{
    /// <summary>Throws the error as it was; to be used as <c>throw FeedFailures.Rethrow(error)</c>.</summary>
    public static Exception Rethrow(Exception error)
    {
        ExceptionDispatchInfo.Throw(error is FeedEndedException { InnerException: { } why } ? why : error);
        return error;
    }
}
