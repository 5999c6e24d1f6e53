namespace Gateway.Registry;

/// <summary>Wraps tools, for instance to log their calls. It gets every tool once, when the registry is built.</summary>
/// <remarks>An interface because the decorators are in higher layers, such as Trading.</remarks>
public interface IToolDecorator
{
    /// <summary>Returns the tool that callers get: the same one, or a copy with another <see cref="ToolDescriptor.Invoker"/>.</summary>
    ToolDescriptor Decorate(ToolDescriptor tool);
}
