namespace Gateway.Registry.Asking;

/// <summary>Leaves a handler because its request ends or pauses here. It is the transport's affair: handlers and what calls them let it pass.</summary>
public abstract class HandlerExitException(string message) : Exception(message);
