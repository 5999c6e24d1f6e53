namespace Gateway.Feeds;

/// <summary>A feed has come to its end; the inner exception is why.</summary>
internal sealed class FeedEndedException(Exception why) : Exception(why.Message, why);
