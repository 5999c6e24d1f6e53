using System.IO.Pipelines;

namespace Gateway.Tws.Transport;

/// <summary>One open byte stream. Disposing closes it at once: a read or flush that waits fails.</summary>
public interface ITwsLink : IDuplexPipe, IAsyncDisposable;
