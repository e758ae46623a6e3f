using System.Linq.Expressions;
using System.Reflection;

namespace Success.GraphQL.Binding;

/// <summary>A method or property that gives the value of a field, and the object that it is called on: null if that is the parent,
/// or if it is static.</summary>
sealed record ResolverMember(MemberInfo Member, object? Target, bool IsOfParent)
{
    public Type ReturnType => Member is PropertyInfo property ? property.PropertyType : ((MethodInfo)Member).ReturnType;

    public ParameterInfo[] Parameters => Member is MethodInfo method ? method.GetParameters() : [];

    public bool IsBatch => Member.GetCustomAttribute<BatchAttribute>() is not null;

    public string Show => $"{Shapes.Show(Member.DeclaringType!)}.{Member.Name}";

    /// <summary>The call with these arguments, as an expression.</summary>
    public Expression Call(Expression parent, IEnumerable<Expression> arguments)
    {
        var instance = IsOfParent ? Expression.Convert(parent, Member.DeclaringType!)
            : Target is null ? null
            : (Expression)Expression.Constant(Target);
        return Member is PropertyInfo property
            ? Expression.Property(instance, property)
            : Expression.Call(instance, (MethodInfo)Member, arguments);
    }
}
